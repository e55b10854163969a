"""Chỉ tiêu của phòng tổ chức."""

from django.utils.translation import gettext_lazy as _

from congdoan.indicators.choices import Kind
from congdoan.indicators.indicator import indicator
from congdoan.organization import queries
from congdoan.organization.choices import Permission

_UNIT = (
    (_("Đơn vị"), lambda row: row.name, "text"),
    (_("Mã"), lambda row: row.unit.code, "text"),
    (_("Từ ngày"), lambda row: row.valid_from, "date"),
)
_POST = (
    (_("Họ và tên"), lambda row: row.person.full_name, "name"),
    (_("Chức vụ"), lambda row: row.get_post_display(), "text"),
    (_("Đơn vị"), lambda row: row.unit.name, "text"),
    (_("Từ ngày"), lambda row: row.valid_from, "date"),
)


def _units(key, label, kinds, word, place):
    return indicator(
        key=f"organization.{key}",
        label=label,
        kind=Kind.STOCK,
        facts=lambda day: queries.unit_facts(day, kinds),
        value="unit_id",
        measure_word=word,
        title=lambda row: row.name,
        columns=_UNIT,
        how=_("Đếm đơn vị đang hoạt động đến ngày cuối kỳ, theo loại của ngày đó."),
        permission=str(Permission.VIEW_UNITS),
        place=place,
    )


GROUPS = _units("groups", _("Tổ công đoàn"), ("union_group",), _("tổ"), 10)
WOMEN_GROUPS = _units("women_groups", _("Tổ nữ công"), ("women_group",), _("tổ"), 15)
SECTIONS = _units("sections", _("Công đoàn bộ phận"), ("union_section",), _("tổ chức"), 20)
GRASSROOTS = _units("grassroots_unions", _("Công đoàn cơ sở"), ("grassroots_union", "occupational_union"), _("tổ chức"), 30)


def _bodies(key, label, facts, how, place):
    return indicator(
        key=f"organization.{key}",
        label=label,
        kind=Kind.STOCK,
        facts=facts,
        value="employer_id",
        measure_word=_("cơ quan"),
        title=lambda row: row.employer.name,
        columns=(
            (_("Cơ quan, đơn vị"), lambda row: row.employer.name, "text"),
            (_("Tổ chức công đoàn"), lambda row: row.unit.name, "text"),
            (_("Từ ngày"), lambda row: row.valid_from, "date"),
        ),
        how=how,
        permission=str(Permission.VIEW_UNITS),
        place=place,
    )


EMPLOYERS = _bodies(
    "employers",
    _("Cơ quan, đơn vị có công đoàn"),
    queries.employer_facts,
    _("Đếm cơ quan, đơn vị có tổ chức công đoàn đến ngày cuối kỳ, mỗi cơ quan một lần."),
    40,
)
COMMUNE_BODIES = _bodies(
    "commune_bodies",
    _("Đơn vị hành chính cấp xã có công đoàn"),
    queries.commune_body_facts,
    _("Đếm xã, phường, thị trấn có công đoàn đến ngày cuối kỳ, theo Loại cơ quan đã ghi (cơ quan cấp xã), mỗi nơi một lần."),
    45,
)

POSTS = indicator(
    key="organization.posts",
    label=_("Cán bộ công đoàn"),
    kind=Kind.STOCK,
    facts=queries.post_facts,
    person="person_id",
    value="people",
    measure_word=_("người"),
    title=lambda row: f"{row.person.full_name}, {row.get_post_display()}",
    columns=_POST,
    how=_("Đếm người đang giữ chức vụ công đoàn đến ngày cuối kỳ, mỗi người một lần."),
    permission=str(Permission.VIEW_POSTS),
    place=50,
)

WOMEN_AFFAIRS = indicator(
    key="organization.women_affairs_officers",
    label=_("Cán bộ phụ trách nữ công"),
    kind=Kind.STOCK,
    facts=queries.women_affairs_facts,
    person="person_id",
    value="people",
    measure_word=_("người"),
    title=lambda row: f"{row.person.full_name}, {row.get_post_display()}",
    columns=_POST,
    how=_("Đếm người ở Ban Nữ công, tổ trưởng, tổ phó tổ nữ công, hoặc có phụ trách ghi “nữ công”, đến ngày cuối kỳ."),
    permission=str(Permission.VIEW_POSTS),
    place=60,
)
