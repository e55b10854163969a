"""What a rearrangement asks of the tree: what stands below many units, since when they are what they are, what an event has done."""

from django.db.models import Q
from django.db.models.functions import Upper

from congdoan.kernel import text
from congdoan.kernel.db import listed
from congdoan.units.models import Decision, Event, Placement, Succession, Unit, UnitEmployer, UnitSpell


def by_ids(pks):
    """{id: Unit} with superiors."""
    return {unit.pk: unit for unit in Unit.objects.filter(pk__in=listed(pks)).select_related("parent").order_by("path")}


def coded(codes):
    """Units with ``capitals``, their codes in capitals, which are among ``codes``."""
    return Unit.objects.annotate(capitals=Upper("code")).filter(capitals__in=listed(codes)).order_by("path")


def by_codes(codes):
    """{CODE: Unit} for codes in capitals, with superiors."""
    return {unit.capitals: unit for unit in coded(codes).select_related("parent")}


def below(pks):
    """{id: [Unit]} of the living units directly below these, and below those, and so on: a query for each level of the tree."""
    found, level = {}, set(pks)
    while level:
        rows = list(Unit.objects.filter(parent__in=listed(level), closed_on__isnull=True).select_related("parent").order_by("path"))
        for unit in rows:
            found.setdefault(unit.parent_id, []).append(unit)
        level = {unit.pk for unit in rows} - found.keys()
    return found


def children(pks):
    """{id: [Unit]} of the living units directly below these; one query."""
    found = {}
    for unit in Unit.objects.filter(parent__in=listed(pks), closed_on__isnull=True).select_related("parent").order_by("path"):
        found.setdefault(unit.parent_id, []).append(unit)
    return found


def since(pks):
    """{id: (day, day, day)}: since when today's superior, today's name and kind, and the last employer (None: no employer) hold; three queries."""
    found = {}
    for place, model in enumerate((Placement, UnitSpell, UnitEmployer)):
        rows = model.objects.filter(unit__in=listed(pks), valid_until__isnull=True).order_by("unit_id", "valid_from")
        for unit_id, day in rows.values_list("unit_id", "valid_from"):
            found.setdefault(unit_id, [None, None, None])[place] = day
    return {unit_id: tuple(days) for unit_id, days in found.items()}


def numbered(rows, number):
    """Those of ``rows`` (with ``number_key``) whose number is this one, in capitals or not, with diacritics or not."""
    return rows.filter(number_key=text.fold(number))


def decisions(number):
    """Decisions of that number, with ``used``: whether something that was not undone stands on it."""
    found = list(numbered(Decision.objects.order_by("pk"), number))
    undone = Q(begun_by__isnull=True) | Q(begun_by__undone_at__isnull=True)
    used = {
        pk for model in (Placement, UnitSpell) for pk in model.objects.filter(undone, decision__in=found).values_list("decision", flat=True)
    }
    used |= set(Event.objects.filter(decision__in=found, undone_at__isnull=True).values_list("decision", flat=True))
    for one in found:
        one.used = one.pk in used
    return found


def handed_to(inside, lookup):
    """Q that keeps the rows of units that have ended and whose work, directly or through one that ended since, went on where ``inside`` says.

    ``inside(path lookup)``: Q of the units meant; ``lookup``: the rows' unit.
    """
    ended = Succession.objects.filter(unit__closed_on__isnull=False)
    first = ended.filter(inside("successor__path"))
    second = ended.filter(successor__in=first.values("unit"))
    return Q(**{f"{lookup}__in": first.values("unit")}) | Q(**{f"{lookup}__in": second.values("unit")})


def ending(unit):
    """The event by which the unit ended, with its decision; a queryset of at most one row."""
    return Event.objects.filter(pk=unit.closed_by_id).select_related("decision")


def founded_by(event):
    """Units that the event founded."""
    return Unit.objects.filter(founded_by=event).order_by("path")


def touched_by(event):
    """Ids of the units that the event changed, closed, founded, or gave another's work to."""
    rows = [
        model.objects.filter(Q(begun_by=event) | Q(ended_by=event)).values_list("unit_id", flat=True) for model in (Placement, UnitSpell)
    ]
    heirs = Succession.objects.filter(event=event).values_list("successor_id", flat=True)
    return {pk for found in (*rows, heirs) for pk in found}


def changed_since(event):
    """Units of which a dated row that the event began has ended since, or that came to stand under one it founded; with names."""
    changed = Unit.objects.filter(
        Q(placements__begun_by=event, placements__valid_until__isnull=False)
        | Q(spells__begun_by=event, spells__valid_until__isnull=False)
        | Q(employers__begun_by=event, employers__valid_until__isnull=False)
    )
    under = Unit.objects.filter(placements__parent__founded_by=event).exclude(placements__begun_by=event)
    return list(Unit.objects.filter(Q(pk__in=changed.values("pk")) | Q(pk__in=under.values("pk"))).order_by("path"))


def closed_around(event):
    """Units that have closed since, where the event's undoing would need them: heirs, and the superiors that units had before."""
    heirs = Succession.objects.filter(event=event, successor__closed_on__isnull=False).values("successor")
    before = Placement.objects.filter(ended_by=event, parent__closed_on__isnull=False)
    before = before.filter(Q(parent__closed_by__isnull=True) | ~Q(parent__closed_by=event)).values("parent")
    return list(Unit.objects.filter(Q(pk__in=heirs) | Q(pk__in=before)).order_by("path"))


def kin(unit):
    """Whose work the unit carries on, and who carries on its own, newest first; asks through ``gather``.

    Answers ([{"unit", "name", "on"}], [{"unit", "name", "on"}]): predecessors, successors.
    """
    before, after = yield (
        Succession.objects.filter(successor=unit).select_related("unit", "event").order_by("-event__effective_on", "unit__path"),
        Succession.objects.filter(unit=unit).select_related("successor", "event").order_by("-event__effective_on", "successor__path"),
    )
    return _links(before, "unit"), _links(after, "successor")


def _links(rows, other):
    return [{"unit": (unit := getattr(row, other)), "name": unit.name, "on": row.event.effective_on} for row in rows]
