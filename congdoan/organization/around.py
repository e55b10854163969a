"""The grassroots union (công đoàn cơ sở) that groups and sections stand in."""

from congdoan.kernel.db.gathering import gather
from congdoan.organization.choices import GRASSROOTS_LEVEL
from congdoan.units import queries as units
from congdoan.units import tree


def union_around(unit):
    """The grassroots union that a group or section stands in; the unit itself for any other."""
    levels = units.kind_levels()
    if levels.get(unit.kind, GRASSROOTS_LEVEL) <= GRASSROOTS_LEVEL:
        return unit
    return next((above for above in reversed(units.ancestors(unit)) if levels.get(above.kind) == GRASSROOTS_LEVEL), unit)


def unions_around(places):
    """{unit id: path of the grassroots union that it stands in, or is}; None for a unit above the grassroots. One query for all."""
    return {pk: union and union["path"] for pk, union in _around(places).items()}


def union_names(places):
    """{unit id: name of the grassroots union that it stands in, or is}; its own name for a unit above the grassroots. One query for all."""
    own = {place.pk: place.name for place in places}
    return {pk: union["name"] if union else own[pk] for pk, union in _around(places).items()}


def _around(places):
    """{unit id: {"path", "kind", "name"} of its union, or None}."""
    paths = {path for place in places for path in tree.ancestors(place.path)}
    kinds, found = gather(units.every_kind(), units.units().filter(path__in=paths).values("path", "kind", "name"))
    levels, known = {kind.key: kind.level for kind in kinds}, {unit["path"]: unit for unit in found}
    return {
        place.pk: None
        if levels.get(place.kind, GRASSROOTS_LEVEL) < GRASSROOTS_LEVEL
        else next(
            (known[path] for path in reversed(tree.ancestors(place.path)) if levels.get(known[path]["kind"]) == GRASSROOTS_LEVEL),
            known[place.path],
        )
        for place in places
    }
