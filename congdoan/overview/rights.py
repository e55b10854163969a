"""Who sees and does what at a unit, in words: derived from the roles, the permissions and the grants of today; nothing is typed."""

from congdoan.access import queries as access
from congdoan.access import roles
from congdoan.access.roles import Role
from congdoan.units import queries as units

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


def by_matter(seeing):
    """[(what, who)]: each permission with the roles that hold it; ``seeing``: those to look, or those to write."""
    return [
        (_plain(value, label), ", ".join(str(role.label) for role in held))
        for value, label, held in roles.matrix()
        if roles.only_reads(value) == seeing and held
    ]


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
