"""What is recorded of units from a day on (điều ghi về đơn vị): the list, one unit on a day, one line."""

from django.db.models import Q

from congdoan.access.actions import reads
from congdoan.organization.choices import FactKind, Permission
from congdoan.organization.models import UnitFact
from congdoan.units import queries as units


@reads(Permission.VIEW_UNITS)
def statements(*, by, unit, on=None):
    """What is recorded of the unit and of those below that ``by`` may see, newest first in each; ``on``: what holds on that day alone."""
    past = on is not None and on != by.today
    inside = Q(unit__in=units.subtree(unit, on=on).order_by().values("pk")) if past else units.today_q(unit.path, "unit__path")
    rows = UnitFact.objects.select_related("unit", "decision").filter(inside)
    rows = rows.filter(by.scope(Permission.VIEW_UNITS).q("unit__path"))
    rows = rows if on is None else rows.as_of(on)
    return rows.order_by("unit__path", "kind", "-valid_from", "pk")


def facts_on(unit, on):
    """[UnitFact] of the unit on a day, in the order of pages; asks through ``gather``."""
    places = {str(kind): place for place, kind in enumerate(FactKind)}
    rows = yield UnitFact.objects.as_of(on).filter(unit=unit).order_by("pk")
    return sorted(rows, key=lambda fact: places[fact.kind])


@reads(Permission.VIEW_UNITS)
def employments(*, by, unit, on=None):
    """Employing bodies of the unit and of those below that ``by`` may see, newest first in each; ``on``: those of that day alone."""
    past = on is not None and on != by.today
    inside = Q(unit__in=units.subtree(unit, on=on).order_by().values("pk")) if past else units.today_q(unit.path, "unit__path")
    rows = units.works().filter(inside, by.scope(Permission.VIEW_UNITS).q("unit__path"))
    rows = rows if on is None else rows.as_of(on)
    return rows.order_by("unit__path", "-valid_from", "pk")


def employment(*, unit, pk):
    """One row of a unit's employing body (cơ quan của đơn vị), or None."""
    return units.works().filter(unit=unit, pk=pk).first()


def fact(*, unit, pk):
    """A UnitFact of the unit (or its id), or None."""
    return UnitFact.objects.select_related("unit").filter(unit=unit, pk=pk).first()


def facts_before(kind, day):
    """What is recorded of a kind on the eve of a day, which may be a column of another row; unscoped, for minutes."""
    held = UnitFact.objects.filter(Q(valid_until__isnull=True) | Q(valid_until__gte=day), kind=kind, valid_from__lt=day)
    return held.order_by("-valid_from", "pk")
