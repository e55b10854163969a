"""Khóa sổ tháng, khóa sổ năm, đề nghị mở lại."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from congdoan.kernel.periods import month_of, year_of
from congdoan.ledger.choices import Answer, Span


class Closing(models.Model):
    """Lần khóa sổ một tháng, hay một năm, của mọi sổ ở một đơn vị; what it sealed is chained to the closing before it.

    Opened again by two persons, it stands no longer. Of a year: ``month`` is December, ``carried`` {account id: đồng} what goes over into
    the next year, ``remark`` why cash was not counted on the last day.
    """

    unit = models.ForeignKey("units.Unit", models.PROTECT, related_name="+", verbose_name=_("đơn vị"))
    sequence = models.PositiveIntegerField(_("lần thứ"))
    kind = models.CharField(_("khóa tháng hay năm"), max_length=10, choices=Span.choices, default=Span.MONTH)
    month = models.DateField(_("tháng"))
    vouchers_sealed = models.PositiveIntegerField(_("số chứng từ"))
    carried = models.JSONField(_("số dư chuyển sang năm sau"), default=dict, blank=True)
    remark = models.CharField(_("vì sao không kiểm kê ngày cuối năm"), max_length=300, blank=True)
    previous_hash = models.CharField(_("mã băm lần trước"), max_length=64, blank=True)
    hash = models.CharField(_("mã băm"), max_length=64)
    closed_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+", verbose_name=_("người khóa"))
    closed_at = models.DateTimeField(_("khóa lúc"))
    reopened_at = models.DateTimeField(_("mở lại lúc"), null=True, blank=True)
    version = models.PositiveIntegerField(_("lần sửa"), default=1)

    class Meta:
        verbose_name = _("lần khóa sổ")
        constraints = [
            models.UniqueConstraint(fields=["unit", "sequence"], name="ledger_closing_in_order"),
            models.UniqueConstraint(fields=["unit", "kind", "month"], condition=Q(reopened_at__isnull=True), name="ledger_closing_once"),
            models.CheckConstraint(condition=Q(month__day=1), name="ledger_closing_of_a_month"),
            models.CheckConstraint(
                condition=Q(kind=Span.MONTH, remark="") | Q(kind=Span.YEAR, month__month=12, vouchers_sealed=0),
                name="ledger_closing_of_a_month_or_year",
            ),
        ]

    class Privacy:
        """Cá nhân và nhạy cảm."""

        personal = ("closed_by",)
        sensitive = ()

    def __str__(self):
        return self.label

    @property
    def period(self):
        """The month or the year."""
        return year_of(self.month) if self.kind == Span.YEAR else month_of(self.month)

    @property
    def label(self):
        """ "tháng 12 năm 2021", "năm 2021"."""
        return self.period.label

    @property
    def asked(self):
        """The request to open it again that waits for an answer, or None."""
        return next((one for one in self.reopenings.all() if one.answer == Answer.WAITING), None)


class Reopening(models.Model):
    """Đề nghị mở lại một kỳ đã khóa: who asked and why, who answered what.

    Another than who asked agrees or declines, declined with a reason; who keeps the books may withdraw it. One waits at a time.
    """

    closing = models.ForeignKey(Closing, models.PROTECT, related_name="reopenings", verbose_name=_("lần khóa sổ"))
    asked_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+", verbose_name=_("người đề nghị mở lại"))
    asked_at = models.DateTimeField(_("đề nghị mở lại lúc"))
    reason = models.CharField(_("lý do mở lại"), max_length=300)
    answer = models.CharField(_("trả lời"), max_length=10, choices=Answer.choices, default=Answer.WAITING)
    answered_by = models.ForeignKey(
        "people.Person", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("người trả lời")
    )
    answered_at = models.DateTimeField(_("trả lời lúc"), null=True, blank=True)
    why_not = models.CharField(_("lý do không đồng ý"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("đề nghị mở lại sổ")
        constraints = [
            models.UniqueConstraint(fields=["closing"], condition=Q(answer=Answer.WAITING), name="ledger_reopening_one_waits"),
            models.UniqueConstraint(fields=["closing"], condition=Q(answer=Answer.AGREED), name="ledger_reopening_agreed_once"),
            models.CheckConstraint(condition=Q(answer__in=Answer.values), name="ledger_reopening_answer_known"),
            models.CheckConstraint(condition=~Q(reason=""), name="ledger_reopening_with_reason"),
            models.CheckConstraint(
                condition=Q(answer=Answer.WAITING, answered_by__isnull=True, answered_at__isnull=True)
                | (~Q(answer=Answer.WAITING) & Q(answered_by__isnull=False, answered_at__isnull=False)),
                name="ledger_reopening_answered_by_one",
            ),
            models.CheckConstraint(
                condition=(Q(answer=Answer.DECLINED) & ~Q(why_not="")) | (~Q(answer=Answer.DECLINED) & Q(why_not="")),
                name="ledger_reopening_declined_with_reason",
            ),
            models.CheckConstraint(
                condition=Q(answer__in=(Answer.WAITING, Answer.WITHDRAWN)) | ~Q(answered_by=models.F("asked_by")),
                name="ledger_reopening_of_two",
            ),
        ]

    class Privacy:
        """Cá nhân và nhạy cảm."""

        personal = ("asked_by", "answered_by")
        sensitive = ("reason", "why_not")

    def __str__(self):
        return self.closing.label
