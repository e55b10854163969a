"""Trees of territories and sectors: rows of a day, units and members that belong to each, who reads them."""

from django.db.models import Count, OuterRef, Q, Subquery
from django.db.models.functions import Length, Substr

from congdoan.access.actions import reads
from congdoan.kernel.db import listed
from congdoan.organization import areas as pure
from congdoan.organization.choices import Permission
from congdoan.organization.models import Area, AreaSpell, UnitFact
from congdoan.units import queries as units
from congdoan.units import tree as paths
from congdoan.units.models import Unit


def spelled(tree, day):
    """AreaSpells of a tree on a day, with areas, by name; names of places and trades are nobody's secret."""
    return AreaSpell.objects.as_of(day).filter(area__tree=tree).select_related("area__unit").order_by("search_key", "area_id")


@reads(Permission.VIEW_UNITS)
def areas(*, by, unit, tree, on):
    """The rows of a tree on a day that the branch of the unit reads: kept at, above or below it, where ``by`` sees units."""
    kept = Q(area__unit__path__in=paths.ancestors(unit.path)) | units.today_q(unit.path, "area__unit__path")
    return spelled(tree, on).filter(kept)


@reads(Permission.VIEW_UNITS)
def belonging(*, by, unit, tree, on):
    """UnitFacts of a tree on a day, of units at or below this one that ``by`` may see, with units."""
    past = on != by.today
    inside = Q(unit__in=units.subtree(unit, on=on).order_by().values("pk")) if past else units.today_q(unit.path, "unit__path")
    rows = UnitFact.objects.as_of(on).filter(inside, by.scope(Permission.VIEW_UNITS).q("unit__path"), kind=tree)
    return rows.select_related("unit").order_by("unit__path", "pk")


def area(*, unit, pk):
    """An Area kept at the unit, with the row that holds, or None."""
    found = Area.objects.filter(unit=unit, pk=pk).select_related("unit").first()
    if found is not None:
        found.spell = AreaSpell.objects.filter(area=found, valid_until__isnull=True).select_related("parent").first()
    return found


def codes_taken(tree):
    """Codes of a tree, in capitals, of areas that are or were."""
    return {code.upper() for code in Area.objects.filter(tree=tree).order_by("pk").values_list("code", flat=True)}


def alive(tree, day):
    """Ids of the areas of a tree on a day; none for what is no tree."""
    return set(AreaSpell.objects.as_of(day).filter(area__tree=tree).order_by().values_list("area_id", flat=True))


def facts_of(area_ids):
    """{area id: how many} units that belong to each now."""
    rows = UnitFact.objects.filter(area__in=listed(area_ids), valid_until__isnull=True)
    return dict(rows.order_by().values_list("area_id").annotate(Count("pk")))


def said(tree, area_ids, on):
    """Ids of the units of which it is said, on a day, that they belong to one of these areas: a subquery."""
    return UnitFact.objects.as_of(on).filter(kind=tree, area__in=listed(area_ids)).order_by().values("unit")


def inside(tree, area_ids, on):
    """Ids of the units that belong to one of these areas on a day: a subquery.

    A group or section belongs where the nearest unit above it, or itself, is said to belong: as the tree of areas counts its members.
    """
    longest = Unit._meta.get_field("path").max_length
    around = [Substr(OuterRef("path"), 1, end) for end in range(paths.WIDTH, longest + 1, paths.WIDTH)]
    facts = UnitFact.objects.as_of(on).filter(kind=tree, unit__path__in=around).order_by(Length("unit__path").desc())
    return units.units().annotate(where=Subquery(facts.values("area")[:1])).filter(where__in=listed(area_ids)).order_by().values("pk")


def chosen(by, unit, pk, on):
    """(AreaSpell of the day, ids of it and of all areas below) of an area that ``by`` reads at the unit; None for none."""
    if pk is None or not by.may(Permission.VIEW_UNITS, unit):
        return None
    tree = Area.objects.filter(pk=pk).order_by().values("tree")[:1]
    rows = list(areas(by=by, unit=unit, tree=Subquery(tree), on=on))
    found = next((row for row in rows if row.area_id == pk), None)
    return found and (found, pure.below(rows, found.area_id))


def chosen_inside(by, unit, pk, on):
    """(AreaSpell of the day, subquery of the units in it and below, groups and sections with them); None for none."""
    found = chosen(by, unit, pk, on)
    return found and (found[0], inside(found[0].area.tree, found[1], on))


def chosen_units(by, unit, pk, on):
    """(AreaSpell of the day, subquery of the units that are said to belong to it or below); None for none."""
    found = chosen(by, unit, pk, on)
    return found and (found[0], said(found[0].area.tree, found[1], on))


def late_facts(area_ids, day):
    """UnitFacts in these areas that began on a day or later, with units."""
    return UnitFact.objects.filter(area__in=listed(area_ids), valid_from__gte=day).select_related("unit").order_by("unit__path", "pk")


def newest_facts(tree, unit_ids):
    """{unit id: the newest UnitFact of a tree} of these units."""
    rows = UnitFact.objects.filter(kind=tree, unit__in=listed(unit_ids)).order_by("unit_id", "valid_from")
    return {row.unit_id: row for row in rows}
