"""Kinh phí công đoàn: what an employer owes for a month, what it paid and to whom, what the level above gave back of it."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from congdoan.dues.choices import Every, Way
from congdoan.dues.models.rule import DuesRule
from congdoan.kernel.dated import Dated
from congdoan.kernel.money import MoneyField, money_not_negative
from congdoan.people.recorded import Recorded


class LevyTerms(Dated):
    """Cách nộp kinh phí của một cơ quan, từ tháng đến tháng: who collects it, how often; unwritten: the level above, every month."""

    unit = models.ForeignKey("units.Unit", models.PROTECT, related_name="+", verbose_name=_("đơn vị"))
    employer = models.ForeignKey("units.Employer", models.PROTECT, related_name="+", verbose_name=_("cơ quan"))
    way = models.CharField(_("ai thu"), max_length=10, choices=Way.choices)
    every = models.CharField(_("bao lâu nộp"), max_length=10, choices=Every.choices)
    source = models.CharField(_("căn cứ"), max_length=300)
    recorded_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+", verbose_name=_("người ghi"))
    recorded_at = models.DateTimeField(_("ghi lúc"))

    class Meta:
        verbose_name = _("cách nộp kinh phí")
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "employer"], condition=Q(valid_until__isnull=True), name="dues_levy_terms_one_open"
            ),
            models.UniqueConstraint(fields=["unit", "employer", "valid_from"], name="dues_levy_terms_once"),
            models.CheckConstraint(condition=Q(valid_from__day=1), name="dues_levy_terms_of_a_month"),
            models.CheckConstraint(condition=Q(way__in=Way.values, every__in=Every.values), name="dues_levy_terms_known"),
            Dated.order_constraint("dues_levy_terms_dates"),
        ]  # fmt: skip

    class Privacy:
        """Cá nhân và nhạy cảm."""

        personal = ("recorded_by",)
        sensitive = ()

    def __str__(self):
        return f"{self.unit_id} {self.employer_id}: {self.get_way_display()}"


class LevyLine(models.Model):
    """Dòng kinh phí công đoàn: one employer at one union in one month.

    ``due``: of ``fund`` by the rules as they were known on ``known_on``; a rule that comes later makes adjustments and never changes it.
    """

    unit = models.ForeignKey("units.Unit", models.PROTECT, related_name="+", verbose_name=_("đơn vị"))
    employer = models.ForeignKey("units.Employer", models.PROTECT, related_name="+", verbose_name=_("cơ quan"))
    month = models.DateField(_("tháng"))
    workers = models.PositiveIntegerField(_("số lao động"), null=True, blank=True)
    fund = MoneyField(_("quỹ lương đóng bảo hiểm xã hội"))
    due = MoneyField(_("số phải nộp"))
    known_on = models.DateField(_("theo quy định đã có ngày"))
    version = models.PositiveIntegerField(_("lần sửa"), default=1)
    recorded_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+", verbose_name=_("người ghi"))
    recorded_at = models.DateTimeField(_("ghi lúc"))

    class Meta:
        verbose_name = _("dòng kinh phí công đoàn")
        constraints = [
            models.UniqueConstraint(fields=["unit", "employer", "month"], name="dues_levy_line_once"),
            models.CheckConstraint(condition=Q(month__day=1), name="dues_levy_line_of_a_month"),
            money_not_negative("dues_levy_line_fund_positive", "fund"),
            money_not_negative("dues_levy_line_due_positive", "due"),
        ]

    class Privacy:
        """Cá nhân và nhạy cảm."""

        personal = ("recorded_by",)
        sensitive = ()

    def __str__(self):
        return f"{self.employer_id} {self.month:%m/%Y}"


class LevyReceipt(Recorded):
    """Lần nộp kinh phí: money that an employer paid for a month; ``to_unit``: whose money it is, the union or the level above that collects."""

    line = models.ForeignKey(LevyLine, models.PROTECT, related_name="receipts", verbose_name=_("dòng kinh phí"))
    to_unit = models.ForeignKey("units.Unit", models.PROTECT, related_name="+", verbose_name=_("nơi thu"))
    amount = MoneyField(_("số tiền"))
    paid_on = models.DateField(_("ngày nộp"))
    by_bank = models.BooleanField(_("qua ngân hàng"), default=True)
    voucher = models.ForeignKey("ledger.Voucher", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("phiếu thu"))

    settled = {"voucher": ("amount",)}

    class Meta:
        verbose_name = _("lần nộp kinh phí")
        constraints = [
            models.CheckConstraint(condition=Q(amount__gt=0), name="dues_levy_receipt_positive"),
            models.CheckConstraint(condition=Q(cancelled_on__isnull=True) | Q(voucher__isnull=True), name="dues_levy_receipt_out_of_book"),
            Recorded.cancelled_constraint("dues_levy_receipt_cancelled_with_reason"),
        ]

    class Privacy:
        """Cá nhân và nhạy cảm."""

        personal = ("recorded_by",)
        sensitive = ()

    def __str__(self):
        return f"{self.line_id}: {self.amount}"


class LevyAdjustment(models.Model):
    """Điều chỉnh kinh phí: what a rule that came later makes of a month gone by; the line stays as it is, the difference is owed or had back."""

    line = models.ForeignKey(LevyLine, models.PROTECT, related_name="adjustments", verbose_name=_("dòng của tháng ấy"))
    old_due = MoneyField(_("số phải nộp trước"))
    new_due = MoneyField(_("số phải nộp theo quy định mới"))
    rule = models.ForeignKey(DuesRule, models.PROTECT, related_name="+", verbose_name=_("theo quy định"))
    recorded_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+", verbose_name=_("người tính lại"))
    recorded_at = models.DateTimeField(_("tính lại lúc"))

    class Meta:
        verbose_name = _("điều chỉnh kinh phí")
        constraints = [
            models.CheckConstraint(condition=~Q(old_due=F("new_due")), name="dues_levy_adjustment_changes"),
            money_not_negative("dues_levy_adjustment_positive", "new_due"),
        ]

    class Privacy:
        """Cá nhân và nhạy cảm."""

        personal = ("recorded_by",)
        sensitive = ()

    def __str__(self):
        return f"{self.line_id}: {self.old_due} > {self.new_due}"

    @property
    def difference(self):
        """Đồng more to be paid, below zero for less."""
        return self.new_due - self.old_due


class LevyTransfer(Recorded):
    """Lần cấp trên cấp trả kinh phí: the union's share of the levy that the level above collected, of the months from ``start`` to before ``end``.

    ``paid_voucher``: the payment in the book above; ``voucher``: the receipt in the union's own book.
    """

    from_unit = models.ForeignKey("units.Unit", models.PROTECT, related_name="+", verbose_name=_("cấp trên cấp"))
    to_unit = models.ForeignKey("units.Unit", models.PROTECT, related_name="+", verbose_name=_("đơn vị nhận"))
    start = models.DateField(_("từ tháng"))
    end = models.DateField(_("đến trước ngày"))
    amount = MoneyField(_("số tiền"))
    paid_on = models.DateField(_("ngày cấp"))
    paid_voucher = models.ForeignKey("ledger.Voucher", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("phiếu chi"))
    voucher = models.ForeignKey("ledger.Voucher", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("phiếu thu"))

    settled = {"voucher": ("amount",), "paid_voucher": ("amount",)}

    class Meta:
        verbose_name = _("lần cấp trả kinh phí")
        constraints = [
            models.CheckConstraint(condition=Q(amount__gt=0), name="dues_levy_transfer_positive"),
            models.CheckConstraint(condition=Q(end__gt=F("start")), name="dues_levy_transfer_dates"),
            models.CheckConstraint(
                condition=Q(cancelled_on__isnull=True) | Q(voucher__isnull=True, paid_voucher__isnull=True),
                name="dues_levy_transfer_out_of_book",
            ),
            Recorded.cancelled_constraint("dues_levy_transfer_cancelled_with_reason"),
        ]

    class Privacy:
        """Cá nhân và nhạy cảm."""

        personal = ("recorded_by",)
        sensitive = ()

    def __str__(self):
        return f"{self.to_unit_id}: {self.amount}"


class LevyTransferPart(models.Model):
    """Phần của một lần cấp trả kinh phí, theo tháng: so that what came down for a quarter is taken off its months."""

    transfer = models.ForeignKey(LevyTransfer, models.PROTECT, related_name="parts", verbose_name=_("lần cấp"))
    month = models.DateField(_("tháng"))
    amount = MoneyField(_("số tiền"))

    class Meta:
        verbose_name = _("phần của lần cấp")
        constraints = [
            models.UniqueConstraint(fields=["transfer", "month"], name="dues_levy_part_once"),
            models.CheckConstraint(condition=Q(amount__gt=0, month__day=1), name="dues_levy_part_of_a_month"),
        ]

    class Privacy:
        """Không có dữ liệu cá nhân."""

        personal = ()
        sensitive = ()

    def __str__(self):
        return f"{self.month:%m/%Y}: {self.amount}"
