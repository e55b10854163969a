"""Which records of funds need vouchers: money in the charity book, goods in the goods book."""

from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from congdoan.finance.actions.accounts import fund_sides
from congdoan.finance.choices import Content, Permission
from congdoan.finance.queries.facts import contribution_facts, handover_facts
from congdoan.ledger import queries as ledger
from congdoan.ledger.choices import BookKind, VoucherKind


def _collected(row, count):
    if count == 1:
        said, giver = _t("Ủng hộ %(fund)s") % {"fund": row.fund.name}, row.giver
    else:
        said, giver = _t("Quyên góp %(fund)s, %(count)s người") % {"fund": row.fund.name, "count": count}, row.unit.name
    return _t("%(said)s, chuyển khoản") % {"said": said} if row.by_bank else said, giver


def _goods(row, count):
    return _t("Hiện vật ủng hộ %(fund)s: %(things)s") % {"fund": row.fund.name, "things": row.things}, row.giver


def _handed(row, count):
    return _t("Trao tặng %(what)s từ %(fund)s") % {"what": row.what, "fund": row.fund.name}, row.recipient


def _from_funds():
    return handover_facts().filter(fund__isnull=False)


def _things_from_funds():
    return _from_funds().exclude(content=Content.MONEY)


_SEEN = str(Permission.VIEW_CONTRIBUTIONS)
ledger.cause(
    key="ung-ho", label=_("Ủng hộ các quỹ"), kind=VoucherKind.RECEIPT, book=BookKind.CHARITY, facts=contribution_facts, dated="given_on",
    amount="amount", link="voucher", told=_collected, seen_with=_SEEN, of_book="fund__unit", gather=("fund", "given_on", "unit", "by_bank"), by_bank="by_bank",
    sides=fund_sides("amount"),
)  # fmt: skip
ledger.cause(
    key="trao-tang", label=_("Trao tặng từ quỹ"), kind=VoucherKind.PAYMENT, book=BookKind.CHARITY, facts=_from_funds, dated="handed_on",
    amount="value", link="voucher", told=_handed, seen_with=_SEEN, of_book="fund__unit", sides=fund_sides("value"),
)  # fmt: skip
ledger.cause(
    key="hien-vat", label=_("Hiện vật ủng hộ"), kind=VoucherKind.GOODS_IN, book=BookKind.GOODS, facts=contribution_facts, dated="given_on",
    amount="goods_value", link="goods_voucher", told=_goods, seen_with=_SEEN, of_book="fund__unit", sides=fund_sides("goods_value"),
)  # fmt: skip
ledger.cause(
    key="trao-hien-vat", label=_("Trao hiện vật đã nhận"), kind=VoucherKind.GOODS_OUT, book=BookKind.GOODS, facts=_things_from_funds,
    dated="handed_on", amount="value", link="voucher", told=_handed, seen_with=_SEEN, of_book="fund__unit", sides=fund_sides("value"),
)  # fmt: skip
