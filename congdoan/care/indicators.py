"""Chỉ tiêu chăm lo: visits and gifts, each counted from its rows. No row's title names a person: reports go to onlookers."""

from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from congdoan.care import queries
from congdoan.care.choices import Occasion, Permission, Reason
from congdoan.finance.choices import MoneySource
from congdoan.indicators.choices import Kind
from congdoan.indicators.indicator import indicator
from congdoan.kernel.dates import format_date
from congdoan.kernel.money import format_money

SOURCES = {**dict(MoneySource.choices), "": _("chưa ghi nguồn")}


def paid_from(row):
    """Nguồn chi in words: the fund's name (and that its goods were given), or the source."""
    if row.fund:
        return _t("%(fund)s, hiện vật") % {"fund": row.fund.name} if getattr(row, "in_goods", False) else row.fund.name
    return str(row.get_source_display()).capitalize()


def _visit_title(visit):
    return f"{format_date(visit.visited_on)}, {visit.unit.name}, {format_money(visit.amount)}"


def _gift_title(gift):
    return f"{format_date(gift.given_on)}, {gift.occasion_label}, {gift.get_recipient_display()}, {format_money(gift.amount)}"


VISIT_COLUMNS = (
    (_("Ngày thăm"), lambda visit: visit.visited_on, "date"),
    (_("Đoàn viên"), lambda visit: visit.person.full_name, "name"),
    (_("Đơn vị"), lambda visit: visit.unit.name, "text"),
    (_("Số tiền (đ)"), lambda visit: visit.amount, "money"),
    (_("Nguồn chi"), paid_from, "text"),
    (_("Người ghi"), lambda visit: visit.recorded_by.full_name, "text"),
)
GIFT_COLUMNS = (
    (_("Ngày tặng"), lambda gift: gift.given_on, "date"),
    (_("Người nhận"), lambda gift: gift.name, "name"),
    (_("Quan hệ"), lambda gift: gift.relation, "text"),
    (_("Dịp"), lambda gift: gift.occasion_label, "text"),
    (_("Trị giá (đ)"), lambda gift: gift.amount, "money"),
    (_("Nguồn chi"), paid_from, "text"),
    (_("Người ghi"), lambda gift: gift.recorded_by.full_name, "text"),
)
_VISITS = {
    "kind": Kind.FLOW,
    "facts": queries.visit_facts,
    "dated": "visited_on",
    "person": "person_id",
    "amount": "amount",
    "permission": Permission.VIEW_VISITS.value,
    "title": _visit_title,
    "columns": VISIT_COLUMNS,
    "measure_word": _("lượt"),
}
_GIFTS = {
    "kind": Kind.FLOW,
    "dated": "given_on",
    "amount": "amount",
    "part": "occasion",
    "part_labels": dict(Occasion.choices),
    "permission": Permission.VIEW_GIFTS.value,
    "title": _gift_title,
    "columns": GIFT_COLUMNS,
    "measure_word": _("suất"),
}

VISITS = indicator(
    key="care.visits",
    label=_("Lượt thăm hỏi đoàn viên"),
    place=10,
    part="reason",
    parts_seen=str(Permission.VIEW_VISIT_REASON),
    part_labels=dict(Reason.choices),
    how=_(
        "Đếm các lượt thăm hỏi đã ghi vào sổ trong kỳ, của đơn vị và các tổ, trừ lượt đã bỏ. Một người được thăm nhiều lần thì "
        "tính nhiều lượt, một người. Số tiền là tổng tiền đã trao."
    ),
    **_VISITS,
)
VISITS_BY_SOURCE = indicator(
    key="care.visits.by_source",
    label=_("Thăm hỏi theo nguồn chi"),
    parts_listed=True,
    place=11,
    part="source",
    part_labels=SOURCES,
    how=_("Như lượt thăm hỏi, chia theo nguồn chi ghi ở từng lượt."),
    **_VISITS,
)
GIFTS = indicator(
    key="care.gifts",
    label=_("Suất quà tặng"),
    place=20,
    facts=queries.gift_facts,
    how=_("Đếm các suất quà đã ghi trong kỳ cho đoàn viên, con đoàn viên và người khác, trừ suất đã bỏ. Tiền là tổng trị giá."),
    **_GIFTS,
)
CHILD_GIFTS = indicator(
    key="care.gifts.children",
    label=_("Quà tặng con đoàn viên"),
    place=21,
    facts=queries.child_gift_facts,
    person="child_id",
    how=_("Đếm các suất quà cho con đoàn viên trong kỳ. Một cháu nhận nhiều lần thì tính nhiều suất, một cháu."),
    **_GIFTS,
)
MEMBER_GIFTS = indicator(
    key="care.gifts.members",
    label=_("Quà tặng đoàn viên"),
    place=22,
    facts=queries.member_gift_facts,
    person="person_id",
    how=_("Đếm các suất quà cho đoàn viên trong kỳ. Một người nhận nhiều lần thì tính nhiều suất, một người."),
    **_GIFTS,
)
WOMEN_GIFTS = indicator(
    key="care.gifts.women",
    label=_("Quà tặng nữ đoàn viên ngày 8/3, 20/10"),
    place=23,
    facts=queries.women_gift_facts,
    person="person_id",
    how=_("Đếm các suất quà cho nữ đoàn viên dịp 8/3 và 20/10 trong kỳ. Một chị nhận nhiều lần thì tính nhiều suất, một người."),
    **_GIFTS,
)
