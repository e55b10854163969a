"""Chứng từ và các dòng định khoản của nó."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from congdoan.kernel.money import MoneyField
from congdoan.ledger import marks
from congdoan.ledger.choices import VoucherKind
from congdoan.ledger.models.book import Account, Book
from congdoan.ledger.models.closing import Closing


class Voucher(models.Model):
    """Chứng từ: phiếu thu, phiếu chi... Once written it is never changed; what is wrong is reversed by another one."""

    book = models.ForeignKey(Book, models.PROTECT, related_name="vouchers", verbose_name=_("sổ"))
    kind = models.CharField(_("loại"), max_length=10, choices=VoucherKind.choices)
    year = models.PositiveIntegerField(_("năm"))
    number = models.PositiveIntegerField(_("số"))
    voucher_on = models.DateField(_("ngày"))
    party = models.CharField(_("người nộp, người nhận"), max_length=200, blank=True)
    words = models.CharField(_("nội dung"), max_length=300)
    papers = models.CharField(_("chứng từ gốc"), max_length=200, blank=True)
    reverses = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="reversed_by", verbose_name=_("đảo chứng từ")
    )
    closing = models.ForeignKey(Closing, models.PROTECT, null=True, blank=True, related_name="vouchers", verbose_name=_("lần khóa sổ"))
    recorded_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+", verbose_name=_("người lập"))
    recorded_at = models.DateTimeField(_("lập lúc"))

    class Meta:
        verbose_name = _("chứng từ")
        constraints = [
            models.UniqueConstraint(fields=["book", "kind", "year", "number"], name="ledger_voucher_number_once"),
            models.CheckConstraint(condition=Q(kind__in=VoucherKind.values), name="ledger_voucher_kind_known"),
            models.CheckConstraint(condition=Q(number__gt=0), name="ledger_voucher_number_positive"),
            models.CheckConstraint(condition=Q(voucher_on__year=F("year")), name="ledger_voucher_of_its_year"),
            models.CheckConstraint(condition=~Q(words=""), name="ledger_voucher_says_why"),
            models.CheckConstraint(
                condition=Q(kind=VoucherKind.REVERSAL, reverses__isnull=False) | (~Q(kind=VoucherKind.REVERSAL) & Q(reverses__isnull=True)),
                name="ledger_voucher_reversal_of_one",
            ),
        ]
        indexes = [models.Index(fields=["book", "voucher_on"], name="ledger_voucher_of_book")]

    class Privacy:
        """Cá nhân và nhạy cảm."""

        personal = ("party", "recorded_by")
        sensitive = ("words",)

    def __str__(self):
        return self.mark

    @property
    def mark(self):
        """Số hiệu: "PC 12/2026", "PC 12/2026-TX"; reads the book, which lists of vouchers load with them."""
        return marks.written(kind=self.kind, number=self.number, year=self.year, book=self.book.kind)


class Posting(models.Model):
    """Định khoản: an amount that goes from the credit account to the debit account of one book; so each one balances by itself."""

    voucher = models.ForeignKey(Voucher, models.PROTECT, related_name="postings", verbose_name=_("chứng từ"))
    debit = models.ForeignKey(Account, models.PROTECT, related_name="debited", verbose_name=_("nợ"))
    credit = models.ForeignKey(Account, models.PROTECT, related_name="credited", verbose_name=_("có"))
    amount = MoneyField(_("số tiền"))

    class Meta:
        verbose_name = _("định khoản")
        constraints = [
            models.CheckConstraint(condition=Q(amount__gt=0), name="ledger_posting_amount_positive"),
            models.CheckConstraint(condition=~Q(debit=F("credit")), name="ledger_posting_goes_somewhere"),
        ]

    class Privacy:
        """Không có dữ liệu cá nhân."""

        personal = ()
        sensitive = ()

    def __str__(self):
        return f"{self.debit_id} <- {self.credit_id}: {self.amount}"
