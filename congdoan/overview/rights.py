"""Who sees and does what at a unit, in words: derived from the roles, the permissions and the grants of today; nothing is typed."""

from django.utils.translation import gettext_lazy as _

from congdoan.access import queries as access
from congdoan.access import roles
from congdoan.access.roles import Role
from congdoan.units import queries as units

ROOM_WORDS = {
    "access": _("Tài khoản, nhật ký"),
    "aid": _("Đề nghị trợ cấp"),
    "benefits": _("Phúc lợi đoàn viên"),
    "cards": _("Thẻ đoàn viên"),
    "budget": _("Dự toán, quyết toán"),
    "care": _("Chăm lo"),
    "congress": _("Đại hội, bầu cử"),
    "disclosure": _("Công khai tài chính"),
    "dissolution": _("Bàn giao khi đơn vị kết thúc"),
    "dues": _("Đoàn phí, kinh phí"),
    "duplicates": _("Trùng người"),
    "education": _("Học tập"),
    "extras": _("Thông tin thêm về đoàn viên"),
    "ledger": _("Sổ kế toán"),
    "finance": _("Quỹ, thu chi"),
    "handovers": _("Bàn giao chức vụ"),
    "indicators": _("Số khai báo"),
    "inspection": _("Kiểm tra"),
    "jobs": _("Việc chạy nền"),
    "membership": _("Đoàn viên"),
    "organization": _("Tổ chức"),
    "overview": _("Nhập sổ"),
    "papers": _("Danh sách, quyết định"),
    "reorganization": _("Sắp xếp tổ chức"),
    "reports": _("Báo cáo"),
    "sites": _("Trang liên kết"),
    "workbooks": _("Sổ Excel"),
}
"""The parts of the work that permissions are listed under."""

UNION = 4
"""The level of a grassroots union: from here down, the roles held in groups are named too; above there would be thousands."""


def by_role(unit, today):
    """[{"label", "holders", "sees", "does"}] of every role, in the order of Role. ``unit`` may be None: nobody is named then."""
    held = _held(unit, today)
    return [
        {
            "key": role.value,
            "label": role.label,
            "holders": held.get(role.value, []),
            "sees": _labels(role, seeing=True),
            "does": _labels(role, seeing=False),
        }
        for role in Role
    ]


def grouped(held):
    """[(part of the work, [(permission, what it lets one do)])] of [(permission, label)], in the order given."""
    found = {}
    for value, label in held:
        found.setdefault(ROOM_WORDS.get(value.split(".")[0], value.split(".")[0]), []).append(
            (value, str(label)[:1].upper() + str(label)[1:])
        )
    return list(found.items())


def by_matter(seeing):
    """[(what, who)]: each permission with the roles that hold it; ``seeing``: those to look, or those to write."""
    return [
        (_plain(value, label), ", ".join(str(role.label) for role in held))
        for value, label, held in roles.matrix()
        if roles.only_reads(value) == seeing and held
    ]


def deputies(unit, today):
    """[{"name", "giver", "unit", "rights", "until"}] of those who do others' work for a time at the unit, by what is lent there, above or below."""
    found = access.lent_at(unit, today, with_below=True) if unit is not None else ()
    return [
        {
            "name": row.deputy.full_name,
            "giver": row.giver.full_name,
            "unit": row.unit.name,
            "rights": [roles.label_of(value) for value in permissions],
            "until": row.last_day,
        }
        for row, permissions in found
    ]


def matrix():
    """[{"room", "what", "roles"}]: each permission in the order of its room, with the roles that hold it; what the committee signs."""
    rows = []
    for value, label, held in roles.matrix():
        words = str(label)
        rows.append(
            {"room": value.partition(".")[0], "what": words[:1].upper() + words[1:], "roles": frozenset(role.value for role in held)}
        )
    return rows


def _held(unit, today):
    """{role: [{"name", "where"}]}: each person once a unit; ``where`` is empty for the unit itself."""
    if unit is None:
        return {}
    found = {}
    below = units.kind_levels().get(unit.kind, UNION) >= UNION
    for grant in access.holders_at(unit, today, with_below=below):
        where = "" if grant.unit_id == unit.pk else grant.unit.name
        line = {"name": grant.person.full_name, "where": where}
        lines = found.setdefault(grant.role, [])
        if line not in lines:
            lines.append(line)
    return found


def _labels(role, seeing):
    held = roles.permissions_of(role)
    return [_plain(value, label) for value, label, _roles in roles.matrix() if value in held and roles.only_reads(value) == seeing]


def _plain(value, label):
    """ "sổ thăm hỏi" of "xem sổ thăm hỏi": the heading says "xem" already."""
    return str(label).removeprefix("xem ") if roles.only_reads(value) else str(label)
