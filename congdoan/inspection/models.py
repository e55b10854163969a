"""Danh mục kiểm tra theo thời kỳ; đợt kiểm tra, kết quả từng nội dung, kiến nghị và các bước sau đó."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from congdoan.inspection.choices import BESIDE, Result, Sort, StepKind
from congdoan.kernel.dated import Dated
from congdoan.people.recorded import Recorded


class Checklist(Dated):
    """Danh mục kiểm tra: what is looked at in an inspection of one sort, from a day, with its source."""

    sort = models.CharField(_("kiểm tra việc gì"), max_length=10, choices=Sort.choices)
    source = models.CharField(_("căn cứ"), max_length=300)

    class Meta:
        verbose_name = _("danh mục kiểm tra")
        constraints = [
            Dated.order_constraint("inspection_checklist_dates"),
            models.CheckConstraint(condition=Q(sort__in=Sort.values), name="inspection_checklist_sort_known"),
        ]

    class Privacy:
        """Không có dữ liệu cá nhân."""

        personal = ()
        sensitive = ()

    def __str__(self):
        return f"{self.sort} {self.valid_from}"


class ChecklistLine(models.Model):
    """Nội dung kiểm tra: one question of a checklist; ``help``: which rows of the books answer it (inspection.helps)."""

    checklist = models.ForeignKey(Checklist, models.PROTECT, related_name="lines", verbose_name=_("danh mục"))
    place = models.PositiveSmallIntegerField(_("thứ tự"))
    heading = models.CharField(_("phần"), max_length=100)
    question = models.CharField(_("nội dung"), max_length=300)
    help = models.CharField(_("xem ở đâu"), max_length=20, blank=True)

    class Meta:
        verbose_name = _("nội dung kiểm tra")
        constraints = [models.UniqueConstraint(fields=["checklist", "place"], name="inspection_line_place_once")]

    class Privacy:
        """Không có dữ liệu cá nhân."""

        personal = ()
        sensitive = ()

    def __str__(self):
        return f"{self.place}. {self.question}"


class Inspection(Recorded):
    """Đợt kiểm tra: which committee looks at what of which unit, of which period; concluded, it stays as it was signed."""

    unit = models.ForeignKey("units.Unit", models.PROTECT, related_name="+", verbose_name=_("đơn vị được kiểm tra"))
    committee = models.ForeignKey("units.Unit", models.PROTECT, related_name="+", verbose_name=_("ủy ban kiểm tra của"))
    checklist = models.ForeignKey(Checklist, models.PROTECT, related_name="+", verbose_name=_("danh mục"))
    subject = models.CharField(_("nội dung kiểm tra"), max_length=200)
    plan = models.CharField(_("kế hoạch, quyết định"), max_length=200, blank=True)
    period_from = models.DateField(_("thời kỳ từ ngày"))
    period_until = models.DateField(_("thời kỳ đến hết ngày"))
    planned_on = models.DateField(_("ngày kiểm tra"))
    drawn_on = models.DateField(_("ngày lập"))
    others = models.CharField(_("người khác cùng dự"), max_length=300, blank=True)
    conclusion = models.CharField(_("kết luận"), max_length=2000, blank=True)
    concluded_on = models.DateField(_("ngày kết luận"), null=True, blank=True)
    concluded_by = models.ForeignKey(
        "people.Person", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("người kết luận")
    )

    class Meta:
        verbose_name = _("đợt kiểm tra")
        constraints = [
            models.CheckConstraint(condition=Q(period_until__gte=F("period_from")), name="inspection_period_in_order"),
            models.CheckConstraint(
                condition=Q(concluded_on__isnull=True, concluded_by__isnull=True, conclusion="")
                | (Q(concluded_on__isnull=False, concluded_by__isnull=False) & ~Q(conclusion="")),
                name="inspection_concluded_with_words",
            ),
            Recorded.cancelled_constraint("inspection_cancelled_with_reason"),
        ]
        indexes = [models.Index(fields=["unit", "drawn_on"], name="inspection_of_unit")]

    class Privacy:
        """Cá nhân và nhạy cảm."""

        personal = ("others", "conclusion", "concluded_by", "recorded_by", "cancel_reason")
        sensitive = ()

    def __str__(self):
        return self.subject

    @property
    def is_concluded(self):
        """Đã kết luận."""
        return self.concluded_on is not None


class TeamMember(models.Model):
    """Thành viên đoàn kiểm tra; ``is_head``: trưởng đoàn."""

    inspection = models.ForeignKey(Inspection, models.PROTECT, related_name="team", verbose_name=_("đợt kiểm tra"))
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="+", verbose_name=_("thành viên"))
    is_head = models.BooleanField(_("trưởng đoàn"), default=False)

    class Meta:
        verbose_name = _("thành viên đoàn kiểm tra")
        constraints = [
            models.UniqueConstraint(fields=["inspection", "person"], name="inspection_team_once"),
            models.UniqueConstraint(fields=["inspection"], condition=Q(is_head=True), name="inspection_team_one_head"),
        ]

    class Privacy:
        """Cá nhân và nhạy cảm."""

        personal = ("person",)
        sensitive = ()

    def __str__(self):
        return f"{self.person_id}"


class LineResult(models.Model):
    """Kết quả một nội dung: đạt, không đạt, không áp dụng; ``fact``: what the books said when it was answered."""

    inspection = models.ForeignKey(Inspection, models.PROTECT, related_name="results", verbose_name=_("đợt kiểm tra"))
    line = models.ForeignKey(ChecklistLine, models.PROTECT, related_name="+", verbose_name=_("nội dung"))
    result = models.CharField(_("kết quả"), max_length=5, choices=Result.choices)
    note = models.CharField(_("ghi chú"), max_length=300, blank=True)
    fact = models.CharField(_("số liệu từ sổ"), max_length=300, blank=True)
    answered_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+", verbose_name=_("người kiểm tra"))
    answered_at = models.DateTimeField(_("ghi lúc"))

    class Meta:
        verbose_name = _("kết quả một nội dung")
        constraints = [
            models.UniqueConstraint(fields=["inspection", "line"], name="inspection_result_once"),
            models.CheckConstraint(condition=Q(result__in=Result.values), name="inspection_result_known"),
            models.CheckConstraint(condition=~Q(result="unmet") | ~Q(note=""), name="inspection_unmet_says_why"),
        ]

    class Privacy:
        """Cá nhân và nhạy cảm."""

        personal = ("note", "answered_by")
        sensitive = ()

    def __str__(self):
        return f"{self.line_id} {self.result}"


class Finding(models.Model):
    """Kiến nghị: what was found, what is to be done, by when; never changed, what comes after are steps."""

    inspection = models.ForeignKey(Inspection, models.PROTECT, related_name="findings", verbose_name=_("đợt kiểm tra"))
    number = models.PositiveSmallIntegerField(_("số"))
    line = models.ForeignKey(ChecklistLine, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("nội dung"))
    found = models.CharField(_("tồn tại, thiếu sót"), max_length=1000)
    recommendation = models.CharField(_("kiến nghị"), max_length=1000)
    due_on = models.DateField(_("hạn khắc phục"))
    issued_on = models.DateField(_("ngày kiến nghị"))
    issued_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+", verbose_name=_("người kiến nghị"))
    issued_at = models.DateTimeField(_("ghi lúc"))

    class Meta:
        verbose_name = _("kiến nghị kiểm tra")
        constraints = [
            models.UniqueConstraint(fields=["inspection", "number"], name="inspection_finding_number_once"),
            models.CheckConstraint(condition=~Q(found="") & ~Q(recommendation=""), name="inspection_finding_says_what"),
            models.CheckConstraint(condition=Q(due_on__gte=F("issued_on")), name="inspection_finding_due_after"),
        ]

    class Privacy:
        """Cá nhân và nhạy cảm."""

        personal = ("found", "recommendation", "issued_by")
        sensitive = ()

    def __str__(self):
        return f"{self.number}. {self.recommendation}"

    @property
    def version(self):
        """How often something was written under it, and once for itself: steps are added, never changed."""
        return len(self.steps.all()) + 1


class FindingStep(models.Model):
    """Một bước sau kiến nghị: giải trình, khắc phục, đồng ý, làm lại, gia hạn, đính chính, rút; never changed."""

    finding = models.ForeignKey(Finding, models.PROTECT, related_name="steps", verbose_name=_("kiến nghị"))
    kind = models.CharField(_("bước"), max_length=10, choices=StepKind.choices)
    words = models.CharField(_("ghi rõ"), max_length=1000)
    due_on = models.DateField(_("hạn mới"), null=True, blank=True)
    taken_on = models.DateField(_("ngày"))
    taken_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+", verbose_name=_("người ghi"))
    taken_at = models.DateTimeField(_("ghi lúc"))

    class Meta:
        verbose_name = _("bước sau kiến nghị")
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=StepKind.values), name="inspection_step_kind_known"),
            models.CheckConstraint(condition=~Q(words=""), name="inspection_step_says_what"),
            models.CheckConstraint(
                condition=Q(kind__in=("extended", "reopened"), due_on__isnull=False)
                | (~Q(kind__in=("extended", "reopened")) & Q(due_on__isnull=True)),
                name="inspection_step_new_due",
            ),
        ]

    class Privacy:
        """Cá nhân và nhạy cảm."""

        personal = ("words", "taken_by")
        sensitive = ()

    def __str__(self):
        return f"{self.get_kind_display()} {self.finding_id}"

    @property
    def moves(self):
        """True if the finding stands elsewhere after it."""
        return self.kind not in BESIDE
