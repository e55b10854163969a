"""What of the room goes into the books: dues collected on a sheet and levy paid by employers wait for a receipt; a remittance is written with its payment;
what the level above gives back of the levy waits for a payment there and a receipt here."""

from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from congdoan.dues import policies
from congdoan.dues.choices import Permission
from congdoan.dues.queries import paid_facts, receipt_facts, remittance_facts, transfer_facts
from congdoan.kernel.periods import month_of
from congdoan.ledger import queries as ledger
from congdoan.ledger.choices import BookKind, VoucherKind


def _collected(row, count):
    words = {"month": month_of(row.sheet.month).label, "count": count}
    if count == 1:
        said, party = _t("Đoàn phí %(month)s") % words, row.person.full_name
    else:
        said, party = _t("Thu đoàn phí %(month)s, %(count)s người") % words, ""
    return _t("%(said)s, chuyển khoản") % {"said": said} if row.by_bank else said, party


def _levied(row, count):
    words = {"month": month_of(row.line.month).label, "count": count}
    if count == 1:
        return _t("Kinh phí công đoàn %(month)s") % words, row.line.employer.name
    return _t("Thu kinh phí công đoàn %(month)s, %(count)s khoản") % words, ""


def _given_back(row, count):
    return _t("Kinh phí cấp trên cấp, %(months)s") % {"months": policies.said_months(row.start, row.end)}, row.from_unit.name


def _gave_back(row, count):
    return _t("Cấp kinh phí cho cơ sở, %(months)s") % {"months": policies.said_months(row.start, row.end)}, row.to_unit.name


def _remitted(row, count):
    return _t("Nộp đoàn phí lên cấp trên"), row.to_unit.name


ledger.cause(
    key="doan-phi", label=_("Đoàn phí đã thu"), kind=VoucherKind.RECEIPT, book=BookKind.UNION, facts=paid_facts, dated="paid_on", amount="paid",
    link="voucher", told=_collected, seen_with=str(Permission.VIEW_WAGES), of_book="sheet__unit", gather=("sheet", "by_bank"), by_bank="by_bank", named=False,
    item=(("B07-2021", "22"), ("B14-2006", "23")),
)  # fmt: skip
ledger.cause(
    key="nop-cap-tren", label=_("Nộp cấp trên"), kind=VoucherKind.PAYMENT, book=BookKind.UNION, facts=remittance_facts, dated="paid_on",
    amount="amount", link="voucher", told=_remitted, seen_with=str(Permission.VIEW_TOTALS), item=(("B07-2021", "38"), ("B14-2006", "37")), bank_first=True,
)  # fmt: skip
ledger.cause(
    key="kinh-phi", label=_("Kinh phí công đoàn đã thu"), kind=VoucherKind.RECEIPT, book=BookKind.UNION, facts=receipt_facts, dated="paid_on",
    amount="amount", link="voucher", told=_levied, seen_with=str(Permission.VIEW_LEVY), of_book="to_unit", gather=("line__month", "by_bank"), by_bank="by_bank",
    item=(("B07-2021", "23"), ("B14-2006", "22")),
)  # fmt: skip
ledger.cause(
    key="kinh-phi-ve", label=_("Kinh phí cấp trên cấp"), kind=VoucherKind.RECEIPT, book=BookKind.UNION, facts=transfer_facts, dated="paid_on",
    amount="amount", link="voucher", told=_given_back, seen_with=str(Permission.VIEW_LEVY), of_book="to_unit",
    item=(("B07-2021", "24"), ("B14-2006", "25")), bank_first=True,
)  # fmt: skip
ledger.cause(
    key="kinh-phi-cap", label=_("Cấp kinh phí cho cơ sở"), kind=VoucherKind.PAYMENT, book=BookKind.UNION, facts=transfer_facts, dated="paid_on",
    amount="amount", link="paid_voucher", told=_gave_back, seen_with=str(Permission.VIEW_LEVY), of_book="from_unit", bank_first=True,
)  # fmt: skip
