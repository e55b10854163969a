"""Chỉ tiêu của phòng congress: đại hội, người trúng cử."""

from django.utils.translation import gettext_lazy as _

from congdoan.congress import queries
from congdoan.congress.choices import CHAIRS, DELEGATES, Permission, Position
from congdoan.indicators.choices import Kind
from congdoan.indicators.indicator import indicator
from congdoan.kernel import dates

ELECTED = (
    (_("Ngày bầu"), lambda row: row.election.held_on, "date"),
    (_("Họ và tên"), lambda row: row.person.full_name, "name"),
    (_("Chức danh"), lambda row: row.election.get_position_display(), "text"),
    (_("Tại"), lambda row: row.election.get_at_display(), "text"),
    (_("Số phiếu"), lambda row: row.votes, "count"),
    (_("Phiếu thu về"), lambda row: row.election.collected, "count"),
    (_("Người ghi"), lambda row: row.election.recorded_by.full_name, "text"),
)
HELD = (
    (_("Ngày"), lambda row: row.held_on, "date"),
    (_("Đơn vị"), lambda row: row.unit.name, "text"),
    (_("Nhiệm kỳ"), lambda row: row.term, "text"),
    (_("Hình thức"), lambda row: row.get_form_display(), "text"),
    (_("Có mặt"), lambda row: row.present, "count"),
    (_("Người ghi"), lambda row: row.recorded_by.full_name, "text"),
)


def _elected(row):
    return f"{row.person.full_name} ({row.election.get_position_display()})"


_ELECTED = {
    "kind": Kind.FLOW, "dated": "election__held_on", "person": "person_id", "measure_word": _("người"),
    "permission": str(Permission.VIEW_CONGRESSES), "title": _elected, "columns": ELECTED,
}  # fmt: skip

CONGRESSES = indicator(
    key="congress.congresses",
    label=_("Đại hội"),
    kind=Kind.FLOW,
    facts=queries.congress_facts,
    dated="held_on",
    measure_word=_("lần"),
    how=_("Đếm đại hội đã họp trong kỳ. Đại hội khép nhiệm kỳ tính vào nhiệm kỳ ấy."),
    permission=str(Permission.VIEW_CONGRESSES),
    title=lambda row: f"{row.unit.name} ngày {dates.format_date(row.held_on)}",
    columns=HELD,
    place=10,
)
COMMITTEE_ELECTED = indicator(
    key="congress.committee_elected",
    label=_("Người trúng cử Ban Chấp hành"),
    facts=queries.elected_facts((Position.COMMITTEE,)),
    how=_("Người được quá nửa số phiếu thu về, lấy từ cao xuống đến đủ số lượng. Đại hội khép nhiệm kỳ tính vào nhiệm kỳ ấy."),
    place=20,
    **_ELECTED,
)
CHAIRS_ELECTED = indicator(
    key="congress.chairs_elected",
    label=_("Chủ tịch, phó chủ tịch được bầu"),
    facts=queries.elected_facts(CHAIRS),
    part="election__position",
    part_labels={position.value: position.label for position in CHAIRS},
    how=_("Đếm người trúng cử chủ tịch, phó chủ tịch trong kỳ, kể cả bầu bổ sung."),
    place=30,
    **_ELECTED,
)
DELEGATES_ELECTED = indicator(
    key="congress.delegates_elected",
    label=_("Đại biểu đi dự đại hội cấp trên"),
    facts=queries.elected_facts(DELEGATES),
    part="election__position",
    part_labels={position.value: position.label for position in DELEGATES},
    how=_("Đếm đại biểu chính thức và dự khuyết trúng cử trong kỳ."),
    place=40,
    **_ELECTED,
)
