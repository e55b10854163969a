"""Bảng đoàn phí của một tháng, dòng của từng người, điều chỉnh theo quy định ban hành sau."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from congdoan.dues.choices import Exempt
from congdoan.dues.models.rule import DuesRule
from congdoan.kernel.money import MoneyField, money_not_negative


class MonthSheet(models.Model):
    """Bảng đoàn phí tháng của một công đoàn: a line for each who was a member on the last day of the month, groups included."""

    unit = models.ForeignKey("units.Unit", models.PROTECT, related_name="dues_sheets", verbose_name=_("đơn vị"))
    month = models.DateField(_("tháng"))
    version = models.PositiveIntegerField(_("lần sửa"), default=1)
    recorded_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+", verbose_name=_("người lập"))
    recorded_at = models.DateTimeField(_("lập lúc"))

    class Meta:
        verbose_name = _("bảng đoàn phí tháng")
        constraints = [
            models.UniqueConstraint(fields=["unit", "month"], name="dues_sheet_once"),
            models.CheckConstraint(condition=Q(month__day=1), name="dues_sheet_of_a_month"),
        ]

    class Privacy:
        """Cá nhân và nhạy cảm."""

        personal = ("recorded_by",)
        sensitive = ()

    def __str__(self):
        return f"{self.month:%m/%Y}"


class DuesLine(models.Model):
    """Dòng đoàn phí: one member in one month.

    ``due``: worked out from ``wage`` by the rules as they were known on ``known_on`` (or given, ``given_due``); a rule that comes later makes
    adjustments and never changes it. ``prescribed``: what the rules alone make of the wage (None: no wage), where the union set a higher due by
    hand, what is above is its own. ``voucher``: the receipt that the money went into the book with, taken off when it is reversed.
    """

    sheet = models.ForeignKey(MonthSheet, models.PROTECT, related_name="lines", verbose_name=_("bảng tháng"))
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="dues_lines", verbose_name=_("đoàn viên"))
    unit = models.ForeignKey("units.Unit", models.PROTECT, related_name="+", verbose_name=_("đơn vị, tổ"))
    wage = MoneyField(_("tiền lương làm căn cứ"), null=True, blank=True)
    due = MoneyField(_("số phải thu"), default=0)
    prescribed = MoneyField(_("theo mức quy định"), null=True, blank=True)
    given_due = models.BooleanField(_("số phải thu ghi tay"), default=False)
    known_on = models.DateField(_("theo quy định đã có ngày"))
    exempt = models.CharField(_("lý do miễn"), max_length=10, choices=Exempt.choices, blank=True)
    paid = MoneyField(_("số đã thu"), default=0)
    paid_on = models.DateField(_("ngày thu"), null=True, blank=True)
    by_bank = models.BooleanField(_("qua ngân hàng"), default=False)
    voucher = models.ForeignKey("ledger.Voucher", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("phiếu thu"))

    class Meta:
        verbose_name = _("dòng đoàn phí")
        constraints = [
            models.UniqueConstraint(fields=["sheet", "person"], name="dues_line_once"),
            money_not_negative("dues_line_due_positive", "due"),
            money_not_negative("dues_line_paid_positive", "paid"),
            models.CheckConstraint(condition=Q(wage__isnull=True) | Q(wage__gte=0), name="dues_line_wage_positive"),
            models.CheckConstraint(condition=Q(paid=0, paid_on__isnull=True) | Q(paid__gt=0, paid_on__isnull=False), name="dues_line_paid_has_day"),
            models.CheckConstraint(condition=Q(exempt="") | Q(exempt__in=Exempt.values, due=0), name="dues_line_exempt_owes_nothing"),
        ]  # fmt: skip

    class Privacy:
        """Cá nhân và nhạy cảm."""

        personal = ("person", "paid_on")
        sensitive = ("wage", "due", "prescribed", "paid", "exempt")

    def __str__(self):
        return f"{self.person_id} {self.sheet_id}"


class Adjustment(models.Model):
    """Điều chỉnh đoàn phí: what a rule that came later makes of a month gone by; the month stays as it is, the difference is settled in ``settled_in``."""

    line = models.ForeignKey(DuesLine, models.PROTECT, related_name="adjustments", verbose_name=_("dòng của tháng ấy"))
    old_due = MoneyField(_("số phải thu trước"))
    new_due = MoneyField(_("số phải thu theo quy định mới"))
    rule = models.ForeignKey(DuesRule, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("theo quy định"))
    settled_in = models.ForeignKey(
        DuesLine, models.PROTECT, null=True, blank=True, related_name="settled", verbose_name=_("tính vào dòng của tháng")
    )
    recorded_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+", verbose_name=_("người tính lại"))
    recorded_at = models.DateTimeField(_("tính lại lúc"))

    class Meta:
        verbose_name = _("điều chỉnh đoàn phí")
        constraints = [
            models.CheckConstraint(condition=~Q(old_due=F("new_due")), name="dues_adjustment_changes"),
            money_not_negative("dues_adjustment_new_positive", "new_due"),
        ]

    class Privacy:
        """Cá nhân và nhạy cảm."""

        personal = ("line", "recorded_by")
        sensitive = ("old_due", "new_due")

    def __str__(self):
        return f"{self.line_id}: {self.old_due} > {self.new_due}"

    @property
    def difference(self):
        """Đồng more to be paid, below zero for less."""
        return self.new_due - self.old_due
