"""Việc phải công khai theo thời kỳ; lần công khai, các dòng của nó, nơi và ngày niêm yết; câu hỏi, trả lời."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from congdoan.disclosure.choices import OF_ONE_DAY, Kind, Place
from congdoan.kernel.dated import Dated, DatedQuerySet, YearlyDue
from congdoan.kernel.money import MoneyField
from congdoan.kernel.text import fold
from congdoan.people.recorded import Recorded, RecordedQuerySet


class Duty(YearlyDue):
    """Việc phải công khai: a kind of figures of a year, and the day by which members are told them."""

    kind = models.CharField(_("công khai việc gì"), max_length=10, choices=Kind.choices)

    class Meta:
        verbose_name = _("việc phải công khai")
        constraints = [
            YearlyDue.order_constraint("disclosure_duty_dates"),
            models.CheckConstraint(condition=Q(kind__in=Kind.values), name="disclosure_duty_kind_known"),
        ]

    class Privacy:
        """Không có dữ liệu cá nhân."""

        personal = ()
        sensitive = ()

    def __str__(self):
        return self.kind


class Publication(Recorded):
    """Lần công khai: what a unit told its members of a year, and who did it; its lines stay as they were told. When and where: ``Display``."""

    unit = models.ForeignKey("units.Unit", models.PROTECT, related_name="publications", verbose_name=_("đơn vị"))
    kind = models.CharField(_("công khai việc gì"), max_length=10, choices=Kind.choices)
    year = models.PositiveSmallIntegerField(_("năm"))
    edition = models.PositiveSmallIntegerField(_("lần"), default=1)

    class Meta:
        verbose_name = _("lần công khai")
        constraints = [
            models.UniqueConstraint(fields=["unit", "kind", "year", "edition"], name="disclosure_publication_edition_once"),
            models.CheckConstraint(condition=Q(kind__in=Kind.values), name="disclosure_publication_known"),
            Recorded.cancelled_constraint("disclosure_publication_cancelled_with_reason"),
        ]

    class Privacy:
        """Cá nhân và nhạy cảm."""

        personal = ("recorded_by",)
        sensitive = ()

    def __str__(self):
        return f"{self.get_kind_display()} {self.year}"


class PublicationLine(models.Model):
    """Dòng đã công khai: a total as it was told (đồng), no person's name; ``key``: whose rows it opens ("visits", "gifts", "helped", "remitted").

    ``times`` COVERED: few, nothing of it is told. ``planned``, ``amount``: of an estimate, a settlement, of dues.
    """

    publication = models.ForeignKey(Publication, models.CASCADE, related_name="lines", verbose_name=_("lần công khai"))
    number = models.PositiveSmallIntegerField(_("thứ tự"))
    key = models.CharField(_("khóa"), max_length=10, blank=True)
    fund = models.ForeignKey("finance.Fund", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("quỹ"))
    label = models.CharField(_("nội dung"), max_length=200)
    times = models.IntegerField(_("số lượt"), null=True, blank=True)
    opening = MoneyField(_("đầu năm"), null=True, blank=True)
    income = MoneyField(_("thu"), null=True, blank=True)
    spending = MoneyField(_("chi"), null=True, blank=True)
    balance = MoneyField(_("còn lại"), null=True, blank=True)
    planned = MoneyField(_("dự toán"), null=True, blank=True)
    amount = MoneyField(_("số tiền"), null=True, blank=True)

    class Meta:
        verbose_name = _("dòng đã công khai")
        constraints = [models.UniqueConstraint(fields=["publication", "number"], name="disclosure_line_number_once")]

    class Privacy:
        """Không có dữ liệu cá nhân: totals alone."""

        personal = ()
        sensitive = ()

    def __str__(self):
        return self.label


class DisplayQuerySet(DatedQuerySet, RecordedQuerySet):
    """As of a day, and standing."""


class Display(Dated, Recorded):
    """Lần niêm yết: a place where a publication was told, from its first day until it was taken down; ``spot``: which one ("tầng 1")."""

    publication = models.ForeignKey(Publication, models.PROTECT, related_name="displays", verbose_name=_("lần công khai"))
    place = models.CharField(_("công khai ở đâu"), max_length=10, choices=Place.choices)
    spot = models.CharField(_("chỗ nào"), max_length=100, blank=True)

    objects = DisplayQuerySet.as_manager()

    class Meta:
        verbose_name = _("lần niêm yết")
        constraints = [
            models.CheckConstraint(condition=Q(place__in=Place.values), name="disclosure_display_place_known"),
            models.CheckConstraint(
                condition=~Q(place__in=OF_ONE_DAY) | Q(valid_until__isnull=False), name="disclosure_display_meeting_is_of_a_day"
            ),
            models.CheckConstraint(
                condition=~Q(place=Place.APP) | Q(valid_until__isnull=True, cancelled_on__isnull=True), name="disclosure_display_app_stays"
            ),
            Dated.order_constraint("disclosure_display_dates"),
            Recorded.cancelled_constraint("disclosure_display_cancelled_with_reason"),
        ]

    class Privacy:
        """Cá nhân và nhạy cảm."""

        personal = ("recorded_by", "cancel_reason")
        sensitive = ()

    def __str__(self):
        place = str(self.get_place_display())
        return self.spot if fold(self.spot).startswith(fold(place)) else f"{place} {self.spot}".strip()


class Question(Recorded):
    """Câu hỏi về một lần công khai: what a member asks; ``shows_name``: whether others read who asked. Its words stay as they were asked."""

    publication = models.ForeignKey(Publication, models.PROTECT, related_name="questions", verbose_name=_("lần công khai"))
    words = models.CharField(_("câu hỏi"), max_length=1000)
    shows_name = models.BooleanField(_("hiện tên người hỏi"), default=False)
    asked_on = models.DateField(_("ngày hỏi"))

    class Meta:
        verbose_name = _("câu hỏi về công khai")
        constraints = [
            models.CheckConstraint(condition=~Q(words=""), name="disclosure_question_says_what"),
            Recorded.cancelled_constraint("disclosure_question_cancelled_with_reason"),
        ]

    class Privacy:
        """Cá nhân và nhạy cảm."""

        personal = ("words", "recorded_by", "cancel_reason")
        sensitive = ()

    def __str__(self):
        return self.words


class Reply(models.Model):
    """Trả lời của đơn vị: a later one stands beside the earlier ones; never changed."""

    question = models.ForeignKey(Question, models.PROTECT, related_name="replies", verbose_name=_("câu hỏi"))
    words = models.CharField(_("trả lời"), max_length=2000)
    replied_on = models.DateField(_("ngày trả lời"))
    replied_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+", verbose_name=_("người trả lời"))
    replied_at = models.DateTimeField(_("ghi lúc"))

    class Meta:
        verbose_name = _("trả lời câu hỏi")
        constraints = [models.CheckConstraint(condition=~Q(words=""), name="disclosure_reply_says_what")]

    class Privacy:
        """Cá nhân và nhạy cảm."""

        personal = ("words", "replied_by")
        sensitive = ()

    def __str__(self):
        return self.words
