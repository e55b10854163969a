"""Chỉ tiêu của phòng finance: what was collected, who gave, what was handed over."""

from django.utils.translation import gettext_lazy as _

from congdoan.finance import queries
from congdoan.finance.choices import Content, Permission
from congdoan.indicators.choices import Kind
from congdoan.indicators.indicator import indicator
from congdoan.membership import queries as members

GIVEN = (
    (_("Ngày"), lambda row: row.given_on, "date"),
    (_("Người ủng hộ"), lambda row: row.giver, "name"),
    (_("Quỹ, đợt vận động"), lambda row: row.fund.name, "text"),
    (_("Hiện vật"), lambda row: row.things, "text"),
    (_("Số tiền (đ)"), lambda row: row.amount, "money"),
    (_("Người ghi"), lambda row: row.recorded_by.full_name, "text"),
)
HANDED = (
    (_("Ngày"), lambda row: row.handed_on, "date"),
    (_("Nơi nhận"), lambda row: row.recipient, "text"),
    (_("Nội dung"), lambda row: row.what, "text"),
    (_("Quỹ"), lambda row: row.fund.name if row.fund_id else "", "text"),
    (_("Trị giá (đ)"), lambda row: row.value, "money"),
    (_("Người ghi"), lambda row: row.recorded_by.full_name, "text"),
)


def _given(row):
    return f"{row.giver}: {row.given}"


def _handed(row):
    return f"{row.recipient}: {row.what}"


_CONTRIBUTIONS = {
    "dated": "given_on", "permission": str(Permission.VIEW_CONTRIBUTIONS), "title": _given, "columns": GIVEN, "amount": "amount",
}  # fmt: skip
_HANDOVERS = {
    "dated": "handed_on", "permission": str(Permission.VIEW_CONTRIBUTIONS), "title": _handed, "columns": HANDED, "amount": "value",
}  # fmt: skip

HARDSHIP_DRIVES = indicator(
    key="finance.hardship_drives",
    label=_("Đợt quyên góp giúp đoàn viên khó khăn"),
    kind=Kind.FLOW,
    facts=queries.hardship_facts,
    value="fund_id",
    person="fund__beneficiary_id",
    measure_word=_("đợt"),
    how=_("Đếm đợt giúp đoàn viên có người ủng hộ trong kỳ; số người là đoàn viên được giúp, số tiền cộng từ từng khoản ủng hộ."),
    place=10,
    **_CONTRIBUTIONS,
)
FUND_PARTICIPATION = indicator(
    key="finance.fund_participation.percent",
    label=_("Tỷ lệ đoàn viên ủng hộ các quỹ"),
    kind=Kind.SHARE,
    facts=queries.participation_facts,
    person="donor_id",
    whole=members.member_facts,
    measure_word=_("%"),
    how=_("Đoàn viên có đến ngày cuối kỳ đã ủng hộ ít nhất một quỹ trong kỳ, trên số đoàn viên ngày cuối kỳ. Không kể đợt vận động."),
    place=20,
    **_CONTRIBUTIONS,
)
FUNDS = indicator(
    key="finance.funds",
    label=_("Quỹ có đoàn viên, đơn vị ủng hộ"),
    kind=Kind.FLOW,
    facts=queries.fund_contribution_facts,
    value="fund_id",
    person="donor_id",
    part="fund__name",
    measure_word=_("quỹ"),
    how=_("Đếm quỹ có khoản ủng hộ trong kỳ; không kể đợt vận động và đợt giúp đoàn viên. Số kèm tên quỹ là số khoản."),
    place=30,
    **_CONTRIBUTIONS,
)
CONTRIBUTIONS = indicator(
    key="finance.contributions",
    label=_("Khoản ủng hộ các quỹ, đợt vận động"),
    kind=Kind.FLOW,
    facts=queries.contribution_facts,
    person="donor_id",
    part="fund__name",
    measure_word=_("khoản"),
    how=_("Mỗi người góp một lần là một khoản, bằng tiền hay hiện vật. Số tiền không kể trị giá hiện vật."),
    place=40,
    **_CONTRIBUTIONS,
)
COLLECTED = indicator(
    key="finance.collected.amount",
    label=_("Số tiền vận động được"),
    kind=Kind.FLOW,
    facts=queries.collected_facts,
    value="amount",
    person="donor_id",
    measure_word=_("đồng"),
    how=_("Cộng mọi khoản ủng hộ bằng tiền trong kỳ, vào quỹ và vào các đợt vận động."),
    place=50,
    **_CONTRIBUTIONS,
)
HANDOVERS = indicator(
    key="finance.handovers",
    label=_("Lần trao tặng"),
    kind=Kind.FLOW,
    facts=queries.handover_facts,
    part="content",
    part_labels={choice.value: choice.label for choice in Content},
    measure_word=_("lần"),
    how=_("Đếm lần trao tặng trong kỳ; số tiền là trị giá của cả lần trao, tiền và hiện vật."),
    place=60,
    **_HANDOVERS,
)
HOUSES = indicator(
    key="finance.given.houses",
    label=_("Nhà tình nghĩa đã trao"),
    kind=Kind.FLOW,
    facts=queries.given_facts(Content.HOUSE),
    measure_word=_("nhà"),
    how=_("Đếm lần trao nhà tình nghĩa trong kỳ."),
    place=70,
    **_HANDOVERS,
)
GIFTS = indicator(
    key="finance.given.gifts",
    label=_("Suất quà đã trao"),
    kind=Kind.FLOW,
    facts=queries.given_facts(Content.GIFTS),
    adds="quantity",
    measure_word=_("suất"),
    how=_("Cộng số suất của các lần trao quà trong kỳ; lần nào không ghi số suất thì không cộng."),
    place=80,
    **_HANDOVERS,
)
