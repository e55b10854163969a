"""Which visits and gifts need payment vouchers: those paid from the union's budget, and those paid from a fund."""

from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from congdoan.care.choices import Permission
from congdoan.care.queries.facts import gift_facts, visit_facts
from congdoan.finance.actions.accounts import fund_sides
from congdoan.finance.choices import MoneySource
from congdoan.ledger import queries as ledger
from congdoan.ledger.choices import BookKind, VoucherKind

CARE_ITEMS = (("B07-2021", "31"), ("B14-2006", "33"))
"""Where care stands in the charts of 2021 and of 2006; the accountant may choose another."""


def _paid_by(facts, source, **more):
    return lambda: facts().filter(source=source, **more)


def _visited(row, count):
    return _t("Thăm hỏi"), row.person.full_name


def _given(row, count):
    words = _t("Tặng quà %(occasion)s") % {"occasion": row.occasion_label}
    return (words, row.name) if count == 1 else (_t("%(words)s, %(count)s suất") % {"words": words, "count": count}, row.unit.name)


_VISITS = {"dated": "visited_on", "amount": "amount", "link": "voucher", "told": _visited, "seen_with": str(Permission.VIEW_VISITS)}
_GIFTS = {
    "dated": "given_on", "amount": "amount", "link": "voucher", "told": _given, "seen_with": str(Permission.VIEW_GIFTS),
    "gather": ("unit", "given_on", "occasion", "occasion_text", "fund"),
}  # fmt: skip
_BUDGET = {"kind": VoucherKind.PAYMENT, "book": BookKind.UNION, "item": CARE_ITEMS}
_FUND = {"kind": VoucherKind.PAYMENT, "book": BookKind.CHARITY, "of_book": "fund__unit", "sides": fund_sides("amount")}
_GOODS = _FUND | {"kind": VoucherKind.GOODS_OUT, "book": BookKind.GOODS}
for key, label, source, where in (
    ("tham-hoi", _("Thăm hỏi"), MoneySource.UNION_BUDGET, _BUDGET),
    ("tham-hoi-quy", _("Thăm hỏi từ quỹ"), MoneySource.FUND, _FUND),
):
    ledger.cause(key=key, label=label, facts=_paid_by(visit_facts, source), **_VISITS, **where)
for key, label, source, where, in_goods in (
    ("tang-qua", _("Tặng quà"), MoneySource.UNION_BUDGET, _BUDGET, False),
    ("tang-qua-quy", _("Tặng quà từ quỹ"), MoneySource.FUND, _FUND, False),
    ("tang-hien-vat-quy", _("Tặng hiện vật của quỹ"), MoneySource.FUND, _GOODS, True),
):
    ledger.cause(key=key, label=label, facts=_paid_by(gift_facts, source, in_goods=in_goods), **_GIFTS, **where)
