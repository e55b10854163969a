"""Chỉ tiêu của phòng đoàn viên."""

from functools import partial

from django.utils.translation import gettext_lazy as _

from congdoan.indicators.choices import Kind
from congdoan.indicators.indicator import indicator
from congdoan.membership import queries
from congdoan.membership.choices import CouncilLevel, Permission, WhyLeft

_NAME = (_("Họ và tên"), lambda row: row.person.full_name, "name")
_BORN = (_("Ngày sinh"), lambda row: row.person.birth_text, "text")
_UNIT = (_("Đơn vị"), lambda row: row.unit.name, "text")
_SINCE = (_("Về đơn vị"), lambda row: row.valid_from, "date")
_COLUMNS = (_NAME, _BORN, _UNIT, _SINCE)
_SEEN = str(Permission.VIEW_MEMBERS)


def _members(key, label, facts, how, place, **more):
    """A figure that counts people among memberships."""
    given = {"columns": _COLUMNS, "permission": _SEEN, "value": "people", "measure_word": _("người")} | more
    return indicator(
        key=f"membership.{key}",
        label=label,
        facts=facts,
        person="person_id",
        title=lambda row: row.person.full_name,
        how=how,
        place=place,
        **{"kind": Kind.STOCK} | given,
    )


MEMBERS = _members("members", _("Đoàn viên"), queries.member_facts, _("Đếm người là đoàn viên đến ngày cuối kỳ, mỗi người một lần."), 10)
WOMEN = _members(
    "women",
    _("Nữ đoàn viên"),
    queries.women_facts,
    _("Đếm nữ trong số đoàn viên đến ngày cuối kỳ."),
    20,
    whole=queries.member_facts,
    tells=_SEEN,
)
WOMEN_PERCENT = _members(
    "women.percent",
    _("Tỷ lệ nữ đoàn viên"),
    queries.women_facts,
    _("Số nữ trên tổng số đoàn viên đến ngày cuối kỳ."),
    30,
    whole=queries.member_facts,
    value="percent",
    measure_word=_("%"),
    tells=_SEEN,
    tells_with="membership.women",
)
PARTY = _members(
    "party_members",
    _("Đoàn viên là đảng viên"),
    queries.party_facts,
    _("Đếm đoàn viên đã vào Đảng đến ngày cuối kỳ, trên tổng số đoàn viên."),
    40,
    whole=queries.member_facts,
    permission=str(Permission.VIEW_PARTY),
    tells=str(Permission.VIEW_PARTY),
    telling=True,
)
ADMITTED = _members(
    "admitted",
    _("Đoàn viên mới kết nạp"),
    queries.admitted_facts,
    _("Đếm người được kết nạp vào công đoàn trong kỳ, theo ngày về đơn vị; người chuyển đến không tính."),
    50,
    kind=Kind.FLOW,
    dated="valid_from",
)
LEFT = _members(
    "left",
    _("Đoàn viên rời đơn vị"),
    queries.left_facts,
    _("Đếm người rời đơn vị trong kỳ, theo ngày rời; chuyển tổ trong cùng công đoàn không tính."),
    60,
    kind=Kind.FLOW,
    dated="left_on",
    part="why_left",
    parts_seen=_SEEN,
    part_labels={"": _("chưa ghi lý do"), **{reason.value: reason.label for reason in WhyLeft}},
    columns=(
        _NAME,
        _UNIT,
        (_("Ngày rời"), lambda row: row.left_on, "date"),
        (_("Lý do"), lambda row: row.why_left_text, "text"),
    ),
)
OUTSTANDING = _members(
    "outstanding",
    _("Đoàn viên được công nhận ưu tú"),
    queries.outstanding_facts,
    _("Đếm đoàn viên được công nhận ưu tú trong kỳ, theo ngày công nhận, mỗi người một lần."),
    65,
    kind=Kind.FLOW,
    dated="recognised_on",
    permission=str(Permission.VIEW_OUTSTANDING),
    columns=(
        _NAME,
        _UNIT,
        (_("Ngày công nhận"), lambda row: row.recognised_on, "date"),
        (_("Quyết định"), lambda row: row.decision.text, "text"),
    ),
)
INTRODUCED = _members(
    "introduced_to_party",
    _("Đoàn viên được giới thiệu vào Đảng"),
    queries.introduced_facts,
    _("Đếm đoàn viên được giới thiệu cho chi bộ xem xét kết nạp trong kỳ."),
    70,
    kind=Kind.FLOW,
    dated="person__party__introduced_on",
    permission=str(Permission.VIEW_PARTY),
    tells=str(Permission.VIEW_PARTY),
    columns=(_NAME, _UNIT, (_("Ngày giới thiệu"), lambda row: row.person.party.introduced_on, "date")),
)
PARTY_ADMITTED = _members(
    "party_admitted",
    _("Đoàn viên được kết nạp vào Đảng"),
    queries.party_admitted_facts,
    _("Đếm đoàn viên được kết nạp vào Đảng trong kỳ."),
    80,
    kind=Kind.FLOW,
    dated="person__party__joined_on",
    permission=str(Permission.VIEW_PARTY),
    tells=str(Permission.VIEW_PARTY),
    columns=(_NAME, _UNIT, (_("Ngày vào Đảng"), lambda row: row.person.party.joined_on, "date")),
)

QUALIFIED = _members(
    "qualified",
    _("Đoàn viên đạt chuẩn trình độ"),
    queries.qualified_facts,
    _("Đếm đoàn viên đến ngày cuối kỳ có đủ các trình độ theo tiêu chuẩn của ngày đó, chưa hết hạn, trên tổng số đoàn viên."),
    90,
    whole=queries.member_facts,
    permission=str(Permission.VIEW_QUALIFICATIONS),
    tells=str(Permission.VIEW_QUALIFICATIONS),
)
QUALIFIED_PERCENT = _members(
    "qualified.percent",
    _("Tỷ lệ đoàn viên đạt chuẩn trình độ"),
    queries.qualified_facts,
    _("Số đoàn viên đạt chuẩn trên tổng số đoàn viên đến ngày cuối kỳ."),
    91,
    whole=queries.member_facts,
    value="percent",
    measure_word=_("%"),
    permission=str(Permission.VIEW_QUALIFICATIONS),
    tells=str(Permission.VIEW_QUALIFICATIONS),
    tells_with="membership.qualified",
)


def _councillors(level, label, place):
    """Members who hold a seat in elected bodies of one level, of all their seats."""
    return _members(
        f"councillors.{level.value}",
        label,
        lambda day: queries.councillor_facts(day, level),
        _("Đếm đoàn viên là đại biểu đến ngày cuối kỳ, trên tổng số đại biểu của các cơ quan ấy."),
        place,
        whole=partial(queries.council_facts, level=level),
        whole_adds="seats",
        permission=str(Permission.VIEW_COUNCILS),
        columns=(
            _NAME,
            (_("Cơ quan"), lambda row: row.council.name, "text"),
            (_("Nhiệm kỳ"), lambda row: row.council.term, "text"),
            _UNIT,
            (_("Từ ngày"), lambda row: row.valid_from, "date"),
        ),
    )


COUNCILLORS = [
    _councillors(CouncilLevel.COMMUNE, _("Đoàn viên là đại biểu HĐND xã, phường"), 100),
    _councillors(CouncilLevel.DISTRICT, _("Đoàn viên là đại biểu HĐND huyện, quận"), 101),
    _councillors(CouncilLevel.PROVINCE, _("Đoàn viên là đại biểu HĐND tỉnh, thành phố"), 102),
    _councillors(CouncilLevel.NATIONAL, _("Đoàn viên là đại biểu Quốc hội"), 103),
    _councillors(CouncilLevel.PARTY, _("Đoàn viên là cấp ủy viên"), 104),
]
