"""Phương án, các bước của nó, và những phần đi riêng."""

import datetime

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from congdoan.kernel.dates import day_of
from congdoan.kernel.fields import FoldedField
from congdoan.reorganization import rules
from congdoan.reorganization.choices import Deed, Fate, PlanState


def _by(verbose_name):
    return models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=verbose_name)


class Plan(models.Model):
    """Phương án sắp xếp tổ chức: những việc mà một quyết định làm với một hay nhiều đơn vị, có người trình và người khác duyệt.

    ``findings``: what the last check found, as ``findings.as_json`` wrote it; ``approved_findings``: what it found when the second person said
    yes; ``decision``: entered when the plan is submitted; ``stopped``: why the clock could not carry it out.
    """

    unit = models.ForeignKey("units.Unit", models.PROTECT, related_name="plans", verbose_name=_("nơi quyết định"))
    title = models.CharField(_("tên phương án"), max_length=200)
    number = models.CharField(_("số quyết định"), max_length=80, blank=True)
    number_key = FoldedField(_("khóa so số"), of="number")
    signed_on = models.DateField(_("ngày ký"), null=True, blank=True)
    issuer = models.CharField(_("nơi ban hành"), max_length=200, blank=True)
    effective_on = models.DateField(_("ngày hiệu lực"))
    state = models.CharField(_("trạng thái"), max_length=12, choices=PlanState.choices, default=PlanState.DRAFT)
    version = models.PositiveIntegerField(_("lần sửa"), default=1)
    findings = models.JSONField(_("kết quả kiểm tra"), default=dict, blank=True)
    approved_findings = models.JSONField(_("kết quả kiểm tra lúc duyệt"), default=dict, blank=True)
    checked_at = models.DateTimeField(_("kiểm tra lúc"), null=True, blank=True)
    stopped = models.TextField(_("vì sao chưa thi hành được"), blank=True)
    event = models.OneToOneField(
        "units.Event", models.PROTECT, null=True, blank=True, related_name="plan", verbose_name=_("biến động đã ghi")
    )
    decision = models.ForeignKey(
        "units.Decision", models.PROTECT, null=True, blank=True, related_name="plans", verbose_name=_("quyết định đã trình")
    )
    recorded_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+", verbose_name=_("người lập"))
    recorded_at = models.DateTimeField(_("lập lúc"))
    submitted_by = _by(_("người trình"))
    submitted_at = models.DateTimeField(_("trình lúc"), null=True, blank=True)
    approved_by = _by(_("người duyệt"))
    approved_at = models.DateTimeField(_("duyệt lúc"), null=True, blank=True)
    carried_out_by = _by(_("người thi hành"))
    carried_out_at = models.DateTimeField(_("thi hành lúc"), null=True, blank=True)
    undone_by = _by(_("người hoàn tác"))
    undone_at = models.DateTimeField(_("hoàn tác lúc"), null=True, blank=True)
    reason = models.CharField(_("lý do trả lại, bỏ, hoàn tác"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("phương án sắp xếp tổ chức")
        constraints = [
            models.CheckConstraint(condition=Q(state__in=PlanState.values), name="reorganization_plan_state_known"),
            models.CheckConstraint(
                condition=Q(approved_by__isnull=True) | ~Q(approved_by=F("submitted_by")), name="reorganization_plan_two_persons"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[PlanState.CARRIED_OUT, PlanState.UNDONE]) | Q(event__isnull=False, approved_by__isnull=False),
                name="reorganization_plan_done_has_event",
            ),
        ]
        indexes = [
            models.Index(fields=["state", "effective_on"], name="reorganization_plan_due"),
            models.Index(fields=["number_key"], name="reorganization_plan_numbered"),
        ]

    class Privacy:
        """Cá nhân và nhạy cảm."""

        personal = ("findings", "approved_findings", "recorded_by", "submitted_by", "approved_by", "carried_out_by", "undone_by")
        sensitive = ()

    def __str__(self):
        return self.title

    @property
    def key(self):
        """As events name what they were carried out for (``Event.about``)."""
        return f"reorganization.plan:{self.pk}"

    @property
    def numbered_in(self):
        """The year in which its decision has its number; where nobody said when it was signed, that of the day from which it holds."""
        return (self.signed_on or self.effective_on).year

    @property
    def undo_until(self):
        """The last day on which it may be undone, None before it was carried out."""
        if self.carried_out_at is None:
            return None
        day = day_of(self.carried_out_at)
        return day + datetime.timedelta(days=rules.undo_days(day))


class Step(models.Model):
    """Việc trong phương án: một đơn vị được lập, đổi, nhập, chia hay giải thể.

    ``code``, ``name``, ``kind``, ``parent_code``: what the unit is to be (founding, change; empty: as it is); ``target_code``: where it or a
    part of it goes; ``fate``: what becomes of its members where that is not settled by the deed; ``employer``, ``sector``: the office of a unit that is founded, which then takes
    over none of those whose work it carries on. A code may be that of a unit founded in the
    same plan.
    """

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="steps", verbose_name=_("phương án"))
    place = models.PositiveIntegerField(_("thứ tự"))
    deed = models.CharField(_("việc"), max_length=8, choices=Deed.choices)
    unit = models.ForeignKey("units.Unit", models.PROTECT, null=True, blank=True, related_name="planned", verbose_name=_("đơn vị"))
    code = models.CharField(_("mã đơn vị mới"), max_length=40, blank=True)
    name = models.CharField(_("tên mới"), max_length=200, blank=True)
    kind = models.CharField(_("loại mới"), max_length=40, blank=True)
    parent_code = models.CharField(_("trực thuộc (mã)"), max_length=40, blank=True)
    target_code = models.CharField(_("đơn vị nhận (mã)"), max_length=40, blank=True)
    fate = models.CharField(_("đoàn viên đi đâu"), max_length=4, choices=Fate.choices, blank=True)
    employer = models.CharField(_("cơ quan của đơn vị mới"), max_length=200, blank=True)
    sector = models.CharField(_("loại cơ quan"), max_length=80, blank=True)

    class Meta:
        verbose_name = _("việc trong phương án")
        constraints = [
            models.UniqueConstraint(fields=["plan", "place"], name="reorganization_step_place_once"),
            models.UniqueConstraint(fields=["plan", "unit"], condition=Q(unit__isnull=False), name="reorganization_step_unit_once"),
            models.CheckConstraint(condition=Q(deed__in=Deed.values), name="reorganization_step_deed_known"),
            models.CheckConstraint(condition=Q(fate__in=["", *Fate.values]), name="reorganization_step_fate_known"),
            models.CheckConstraint(condition=Q(deed=Deed.FOUND) | Q(employer=""), name="reorganization_step_office_of_new"),
            models.CheckConstraint(
                condition=Q(deed=Deed.FOUND, unit__isnull=True) | (~Q(deed=Deed.FOUND) & Q(unit__isnull=False)),
                name="reorganization_step_of_a_unit",
            ),
        ]

    class Privacy:
        """Cá nhân và nhạy cảm."""

        personal = ()
        sensitive = ()

    def __str__(self):
        return f"{self.get_deed_display()} {self.code or self.unit_id}"


class StepPart(models.Model):
    """Phần đi riêng: một đơn vị trực thuộc hay một đoàn viên của đơn vị không đi theo cách chung của bước.

    ``target_code``: where to; empty for the step's own target, and for a member of a unit that is dissolved: no longer a member.
    """

    step = models.ForeignKey(Step, models.CASCADE, related_name="parts", verbose_name=_("việc"))
    unit = models.ForeignKey("units.Unit", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("đơn vị trực thuộc"))
    person = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("đoàn viên"))
    target_code = models.CharField(_("đơn vị nhận (mã)"), max_length=40, blank=True)

    class Meta:
        verbose_name = _("phần đi riêng")
        constraints = [
            models.CheckConstraint(
                condition=Q(unit__isnull=False, person__isnull=True) | Q(unit__isnull=True, person__isnull=False),
                name="reorganization_part_one_thing",
            ),
            models.UniqueConstraint(fields=["step", "unit"], condition=Q(unit__isnull=False), name="reorganization_part_unit_once"),
            models.UniqueConstraint(fields=["step", "person"], condition=Q(person__isnull=False), name="reorganization_part_person_once"),
        ]

    class Privacy:
        """Cá nhân và nhạy cảm."""

        personal = ("person",)
        sensitive = ()

    def __str__(self):
        return f"{self.unit_id or self.person_id} > {self.target_code}"
