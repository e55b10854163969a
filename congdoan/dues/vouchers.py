"""What of the room goes into the books: dues collected on a sheet wait for a receipt; a remittance is written with its payment."""

from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from congdoan.dues.choices import Permission
from congdoan.dues.queries import paid_facts, remittance_facts
from congdoan.kernel.periods import month_of
from congdoan.ledger import queries as ledger
from congdoan.ledger.choices import BookKind, VoucherKind


def _collected(row, count):
    words = {"month": month_of(row.sheet.month).label, "count": count}
    if count == 1:
        return _t("Đoàn phí %(month)s") % words, row.person.full_name
    return _t("Thu đoàn phí %(month)s, %(count)s người") % words, ""


def _remitted(row, count):
    return _t("Nộp đoàn phí lên cấp trên"), row.to_unit.name


ledger.cause(
    key="doan-phi", label=_("Đoàn phí đã thu"), kind=VoucherKind.RECEIPT, book=BookKind.UNION, facts=paid_facts, dated="paid_on", amount="paid",
    link="voucher", told=_collected, seen_with=str(Permission.VIEW_WAGES), of_book="sheet__unit", gather=("sheet",),
    item=(("B07-2021", "22"), ("B14-2006", "23")),
)  # fmt: skip
ledger.cause(
    key="nop-cap-tren", label=_("Nộp cấp trên"), kind=VoucherKind.PAYMENT, book=BookKind.UNION, facts=remittance_facts, dated="paid_on",
    amount="amount", link="voucher", told=_remitted, seen_with=str(Permission.VIEW_TOTALS), item=(("B07-2021", "38"), ("B14-2006", "37")),
)  # fmt: skip
