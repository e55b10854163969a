"""Tài khoản nhận tiền của đơn vị, sao kê ngân hàng, từng dòng sao kê."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from congdoan.dues.banks import BANKS
from congdoan.dues.choices import LineState
from congdoan.dues.models.levy import LevyReceipt
from congdoan.dues.models.sheet import DuesLine
from congdoan.kernel.dated import Dated
from congdoan.kernel.money import MoneyField
from congdoan.people.recorded import Recorded


class BankAccount(Dated):
    """Tài khoản nhận đoàn phí, kinh phí của một đơn vị, từ ngày đến ngày: what the QR codes of those days carry."""

    unit = models.ForeignKey("units.Unit", models.PROTECT, related_name="+", verbose_name=_("đơn vị"))
    bank = models.CharField(_("ngân hàng"), max_length=6, choices=BANKS)
    number = models.CharField(_("số tài khoản"), max_length=19)
    holder = models.CharField(_("tên chủ tài khoản"), max_length=100)
    recorded_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+", verbose_name=_("người ghi"))
    recorded_at = models.DateTimeField(_("ghi lúc"))

    class Meta:
        verbose_name = _("tài khoản nhận tiền")
        constraints = [
            models.UniqueConstraint(fields=["unit"], condition=Q(valid_until__isnull=True), name="dues_account_one_open"),
            models.UniqueConstraint(fields=["unit", "valid_from"], name="dues_account_once"),
            Dated.order_constraint("dues_account_dates"),
        ]

    class Privacy:
        """Cá nhân và nhạy cảm."""

        personal = ("recorded_by", "holder")
        sensitive = ("number",)

    def __str__(self):
        return f"{self.get_bank_display()} {self.number}"

    @property
    def key(self):
        """Which account it is, whatever row of dates it stands in: BankLine.account_key."""
        return f"{self.bank}-{self.number}"


class BankStatement(Recorded):
    """Sao kê ngân hàng: one file as it was brought in; ``digest``: of its content, so that it comes in once. Taken out, its lines are gone with it."""

    unit = models.ForeignKey("units.Unit", models.PROTECT, related_name="+", verbose_name=_("đơn vị"))
    account = models.ForeignKey(BankAccount, models.PROTECT, related_name="+", verbose_name=_("tài khoản"))
    file_name = models.CharField(_("tên tệp"), max_length=200)
    digest = models.CharField(_("dấu của tệp"), max_length=64)

    class Meta:
        verbose_name = _("sao kê ngân hàng")
        constraints = [Recorded.cancelled_constraint("dues_statement_cancelled_with_reason")]

    class Privacy:
        """Cá nhân và nhạy cảm."""

        personal = ("recorded_by", "file_name")
        sensitive = ()

    def __str__(self):
        return self.file_name


TARGETS = ("dues_line", "receipt", "contribution")


def _matched_to_one():
    """Q of lines that name one thing where they are matched, and nothing otherwise."""
    nothing = Q(**{f"{name}__isnull": True for name in TARGETS})
    found = Q(state__in=[LineState.WAITING, LineState.ASIDE]) & nothing
    for one in TARGETS:
        found |= Q(state=LineState.MATCHED, **{f"{name}__isnull": name != one for name in TARGETS})
    return found


class BankLine(models.Model):
    """Dòng sao kê: money that came in, what it was found to be.

    ``key``: the bank's reference with day and amount, or what stands for it, once in an account (``account_key``: bank and number, whatever row
    of BankAccount it was brought in by).
    """

    statement = models.ForeignKey(BankStatement, models.PROTECT, related_name="lines", verbose_name=_("sao kê"))
    unit = models.ForeignKey("units.Unit", models.PROTECT, related_name="+", verbose_name=_("đơn vị"))
    account_key = models.CharField(_("tài khoản"), max_length=30)
    key = models.CharField(_("dấu của dòng"), max_length=64)
    came_on = models.DateField(_("ngày"))
    amount = MoneyField(_("số tiền"))
    memo = models.CharField(_("nội dung"), max_length=300, blank=True)
    reference = models.CharField(_("mã giao dịch"), max_length=80, blank=True)
    state = models.CharField(_("tình trạng"), max_length=10, choices=LineState.choices, default=LineState.WAITING)
    dues_line = models.ForeignKey(
        DuesLine, models.PROTECT, null=True, blank=True, related_name="bank_lines", verbose_name=_("dòng đoàn phí")
    )
    receipt = models.ForeignKey(
        LevyReceipt, models.PROTECT, null=True, blank=True, related_name="bank_lines", verbose_name=_("lần nộp kinh phí")
    )
    contribution = models.ForeignKey(
        "finance.Contribution", models.PROTECT, null=True, blank=True, related_name="bank_lines", verbose_name=_("khoản ủng hộ")
    )
    added = models.BooleanField(_("tiền ghi theo dòng này"), default=False)
    version = models.PositiveIntegerField(_("lần sửa"), default=1)
    settled_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("người khớp"))
    settled_at = models.DateTimeField(_("khớp lúc"), null=True, blank=True)

    class Meta:
        verbose_name = _("dòng sao kê")
        constraints = [
            models.UniqueConstraint(fields=["unit", "account_key", "key"], name="dues_bank_line_once"),
            models.CheckConstraint(condition=Q(amount__gt=0), name="dues_bank_line_positive"),
            models.CheckConstraint(condition=_matched_to_one(), name="dues_bank_line_matched_to_one"),
        ]
        indexes = [models.Index(fields=["unit", "state"], name="dues_bank_line_of_unit")]

    class Privacy:
        """Cá nhân và nhạy cảm."""

        personal = ("settled_by",)
        sensitive = ("amount", "memo", "reference")

    def __str__(self):
        return f"{self.came_on:%d/%m/%Y}: {self.amount}"
