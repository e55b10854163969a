"""The tree read: one unit, its subtree and ancestors, today or as of a day. Rights are checked by the room that asks."""

import datetime

from django.db import connection
from django.db.models import Count, DateField, F, OuterRef, Prefetch, Q, Subquery, Value, Window
from django.db.models.expressions import RawSQL
from django.db.models.functions import Coalesce, RowNumber

from congdoan.kernel.text import fold
from congdoan.units import tree
from congdoan.units.models import KindNesting, Placement, Unit, UnitEmployer, UnitKind, UnitSpell

FAR = Value(datetime.date.max, output_field=DateField())  # the end of what has none


def units():
    """All units, in tree order."""
    return Unit.objects.order_by("path")


def by_codes(codes):
    """{code: unit} for the codes that exist."""
    return {unit.code: unit for unit in units().filter(code__in=set(codes))}


def today_q(path, lookup="path"):
    """Q that keeps rows whose unit lies at or below ``path`` in today's tree."""
    return Q(**{f"{lookup}__gte": path, f"{lookup}__lt": path + tree.AFTER})


def subtree(unit, on=None, moved=None):
    """The unit and all below it: today's tree, or the tree as it stood on ``on``; ``moved``: what ``moves_since`` found, None: not asked.

    Returns a queryset of units in path order; units not yet founded or already closed on ``on`` are left out. It asks nothing by itself: where
    nothing moved since, today's paths are that day's and cheaper; else the placements of the day are walked inside the statement.
    """
    if on is None:
        return units().filter(today_q(unit.path))
    alive = Q(founded_on__lte=on) & (Q(closed_on__isnull=True) | Q(closed_on__gt=on))
    inside = today_q(unit.path) if moved is False else Q(pk__in=_walked(_BELOW, unit, on))
    return units().filter(inside).filter(alive | Q(pk=unit.pk))


def moves_since(unit, on):
    """A unit that joined this subtree by a move after ``on``, and one that left it: then today's paths do not show that day. Two querysets for ``gather``."""
    joined = Placement.objects.filter(today_q(unit.path, "unit__path"), valid_from__gt=on).exclude(valid_from=F("unit__founded_on"))
    left = Placement.objects.filter(today_q(unit.path, "parent__path"), valid_until__gt=on)
    return joined.values("pk")[:1], left.values("pk")[:1]


_WALK = """
WITH RECURSIVE walk(id) AS (
    SELECT CAST(%s AS bigint)
    UNION
    SELECT placed.{to} FROM units_placement placed JOIN walk ON placed.{from_} = walk.id
    WHERE placed.valid_from <= %s AND (placed.valid_until IS NULL OR placed.valid_until > %s)
) SELECT id FROM walk WHERE id IS NOT NULL"""
_BELOW = _WALK.format(to="unit_id", from_="parent_id")
_ABOVE = _WALK.format(to="parent_id", from_="unit_id")


def _walked(walk, unit, on):
    """Ids of the unit and all below it (or above) by the placements of that day, as a part of a statement."""
    day = connection.ops.adapt_datefield_value(on)
    return RawSQL(walk, (unit.pk, day, day))  # noqa: S611  # no text of anybody stands in it


def ancestors(unit):
    """From the root down to the unit itself, today."""
    return units().filter(path__in=tree.ancestors(unit.path))


def parent_on(unit, on):
    """The superior (cấp trên) on a day, or None."""
    placement = Placement.objects.as_of(on).filter(unit=unit).select_related("parent").order_by("valid_from").first()
    return placement.parent if placement else None


def name_on(unit, on):
    """The unit's name as of a day; today's name where that day is not covered."""
    spell = UnitSpell.objects.as_of(on).filter(unit=unit).order_by("valid_from").first()
    return spell.name if spell else unit.name


def with_names_on(queryset, on):
    """The units with ``name_then`` and ``kind_then`` as of a day, in the same query."""
    spells = UnitSpell.objects.as_of(on).filter(unit=OuterRef("pk")).order_by("valid_from")
    return queryset.annotate(name_then=Subquery(spells.values("name")[:1]), kind_then=Subquery(spells.values("kind")[:1]))


def placements(unit):
    """Where the unit has stood, newest first, with parents and decisions."""
    return unit.placements.select_related("parent", "decision").order_by("-valid_from")


def decided(words):
    """Placements whose decision's number holds ``words``, newest first, with units and decisions; unscoped."""
    return (
        Placement.objects.filter(decision__number_key__contains=fold(words))
        .select_related("unit", "decision")
        .order_by("-valid_from", "pk")
    )


def placements_named(unit):
    """Where the unit has stood, newest first, each superior by the name it had when that began; asks through ``gather``.

    Answers [{"name", "row"}].
    """
    then = UnitSpell.objects.filter(Q(valid_until__isnull=True) | Q(valid_until__gt=OuterRef("valid_from")), unit=OuterRef("parent"))
    then = then.filter(valid_from__lte=OuterRef("valid_from")).order_by("valid_from").values("name")[:1]
    rows = yield placements(unit).filter(parent__isnull=False).annotate(parent_then=Subquery(then))
    return [{"name": row.parent_then or row.parent.name, "row": row} for row in rows]


def spells(unit):
    """What the unit has been called, newest first."""
    return unit.spells.select_related("decision").order_by("-valid_from")


def employers(unit, on):
    """Cơ quan of the unit on a day."""
    return UnitEmployer.objects.as_of(on).filter(unit=unit).select_related("employer").order_by("employer__name")


def works():
    """Rows of which unit stands at which employing body, with units, employers and papers."""
    return UnitEmployer.objects.select_related("unit", "employer", "decision", "end_decision")


def kinds(on):
    """{key: UnitKind} that hold on a day."""
    return {kind.key: kind for kind in UnitKind.objects.as_of(on).order_by("level", "key")}


def every_kind():
    """Every dated kind that ever was, the newest last."""
    return UnitKind.objects.order_by("valid_from")


def kind_labels():
    """{key: label}: the newest wording of every kind that ever was."""
    return {kind.key: kind.label for kind in every_kind()}


def nestings():
    """Every dated rule which kind may stand under which."""
    return list(KindNesting.objects.order_by("parent_kind", "child_kind", "valid_from"))


def nestings_on(on):
    """The rules of a day which kind may stand under which."""
    return KindNesting.objects.as_of(on).order_by("parent_kind", "child_kind")


def kind_levels():
    """{key: level}: 1 central .. 4 grassroots, 5 and 6 inside a union; of every kind that ever was."""
    return {kind.key: kind.level for kind in UnitKind.objects.order_by("valid_from")}


def spells_on(day):
    """Names and kinds of all units that hold on a day."""
    return UnitSpell.objects.as_of(day).order_by("unit_id", "valid_from")


def employers_on(day):
    """Employers of all units on a day."""
    return UnitEmployer.objects.as_of(day).order_by("unit_id", "valid_from")


def children_on(unit, on):
    """Units directly below on a day, in tree order."""
    alive = Q(founded_on__lte=on) & (Q(closed_on__isnull=True) | Q(closed_on__gt=on))
    placed = Placement.objects.as_of(on).filter(parent=unit)
    return units().filter(alive, pk__in=placed.values("unit_id"))


def all_kinds():
    """Every dated kind that ever was, by level and key."""
    return UnitKind.objects.order_by("level", "key", "valid_from")


def with_dated_rows(queryset):
    """The units with superiors, ``employers_held`` and ``placements_held`` (lists, oldest first)."""
    employers = UnitEmployer.objects.select_related("employer").order_by("valid_from", "pk")
    placements = Placement.objects.select_related("decision").order_by("valid_from", "pk")
    return queryset.select_related("parent").prefetch_related(
        Prefetch("employers", queryset=employers, to_attr="employers_held"),
        Prefetch("placements", queryset=placements, to_attr="placements_held"),
    )


def first_changes(unit_ids):
    """{unit id: the day on which its first name, kind or place ended and another began}; two queries, units that never changed left out."""
    found = {}
    for model in (Placement, UnitSpell):
        rows = model.objects.filter(unit__in=list(unit_ids), valid_until__isnull=False, valid_until__lt=Coalesce("unit__closed_on", FAR))
        for unit_id, day in rows.order_by("unit_id", "valid_until").values_list("unit_id", "valid_until"):
            found[unit_id] = min(day, found.get(unit_id, day))
    return found


def kind_on(unit, on):
    """The key of the unit's kind as of a day; today's where that day is not covered."""
    spell = UnitSpell.objects.as_of(on).filter(unit=unit).order_by("valid_from").first()
    return spell.kind if spell else unit.kind


def placed_under(parent_ids, on, most):
    """The units below others as of a day, with ``name_then``, at most ``most`` under each; asks through ``gather``.

    Answers {parent id: ([units], how many there are)}.
    """
    beside = {"partition_by": "parent_id", "order_by": "unit__path"}
    rows = yield (
        Placement.objects.as_of(on)
        .filter(_alive(on, "unit__"), parent_id__in=parent_ids)
        .annotate(
            name_then=_name_then("unit", on), place=Window(RowNumber(), **beside), total=Window(Count("pk"), partition_by="parent_id")
        )
        .filter(place__lte=most)
        .select_related("unit")
        .order_by("parent_id", "unit__path")
    )
    found = {}
    for row in rows:
        row.unit.name_then = row.name_then or row.unit.name
        found.setdefault(row.parent_id, ([], row.total))[0].append(row.unit)
    return found


def superiors_on(places, on):
    """Ids of those units that have a living unit directly below them on a day."""
    rows = Placement.objects.as_of(on).filter(_alive(on, "unit__"), parent__in=places)
    return set(rows.order_by().values_list("parent_id", flat=True).distinct())


def chain_on(unit, on):
    """From the root down to the unit as it stood on a day, with ``name_then``, ``above_then``; asks through ``gather``, once.

    Answers [unit].
    """
    held = Placement.objects.as_of(on).filter(unit__in=_walked(_ABOVE, unit, on)).select_related("unit", "parent").order_by("valid_from")
    above = {}
    for row in (yield held.annotate(name_then=_name_then("unit", on))):
        above.setdefault(row.unit_id, row)
    unit.name_then, unit.above_then, chain = unit.name, None, [unit]
    while (row := above.get(chain[0].pk)) is not None:
        first = chain[0]
        first.name_then = row.name_then or first.name
        if row.parent is None or row.parent in chain:
            return chain
        first.above_then = row.parent
        chain.insert(0, row.parent)
        row.parent.name_then, row.parent.above_then = row.parent.name, None
    return chain


def _name_then(unit, on):
    """The name that the unit of a row had on a day, as part of the same query."""
    return Subquery(UnitSpell.objects.as_of(on).filter(unit=OuterRef(unit)).order_by("valid_from").values("name")[:1])


def _alive(on, prefix=""):
    """Q for units that are founded and not closed on a day."""
    open_then = Q(**{f"{prefix}closed_on__isnull": True}) | Q(**{f"{prefix}closed_on__gt": on})
    return Q(**{f"{prefix}founded_on__lte": on}) & open_then


def branches_on(unit, on, inside=None):
    """{unit id: id of the unit directly below ``unit`` on whose branch it stood on a day}; ``unit`` itself for its own id.

    ``inside``: ids of the unit and all below it that day, where they are known; one query then, else two.
    """
    inside = subtree(unit, on=on).order_by().values("pk") if inside is None else inside
    above = dict(Placement.objects.as_of(on).filter(unit__in=inside).values_list("unit_id", "parent_id"))
    found = {unit.pk: unit.pk}
    for start in above:
        way = [start]
        while way[-1] not in found and above.get(way[-1]) not in (None, unit.pk):
            way.append(above[way[-1]])
        found |= dict.fromkeys(way, found.get(way[-1], way[-1]))
    return found


def placed_below(on, inside):
    """Placements of a day below a superior: ``unit__path``, ``parent__path`` are both as of today; ``inside``: ids of the units."""
    return Placement.objects.as_of(on).filter(unit__in=inside, parent__isnull=False)


def with_places_on(queryset, on):
    """The units with ``placed_then`` and ``employed_then`` (lists of the dated rows of a day)."""
    placed = Placement.objects.as_of(on).select_related("parent").order_by("valid_from")
    employed = UnitEmployer.objects.as_of(on).select_related("employer").order_by("employer__name")
    return queryset.prefetch_related(
        Prefetch("placements", queryset=placed, to_attr="placed_then"), Prefetch("employers", queryset=employed, to_attr="employed_then")
    )
