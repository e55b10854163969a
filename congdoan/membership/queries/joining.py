"""Applications: the list, one of them, those that wait for a step."""

from django.db.models import Case, Count, DateField, F, Value, When

from congdoan.access.actions import reads
from congdoan.kernel.db import listed
from congdoan.membership.choices import OPEN_APPLICATIONS, ApplicationState, Permission
from congdoan.membership.models import Application
from congdoan.organization import queries as organization
from congdoan.units import queries as units


def _seen(by):
    visible = Application.objects.filter(by.scope(Permission.VIEW_APPLICATIONS).q("unit__path"))
    return visible.select_related("unit", "decision", "membership", "recorded_by")


@reads(Permission.VIEW_APPLICATIONS)
def applications(*, by, unit, on=None):
    """Applications at the unit and below that were there ``on`` a day (today if None), the newest first.

    Each with ``state_then``: how far it had come by the end of that day, and, of a past one, ``as_of``: the day itself.
    """
    rows = _seen(by).filter(units.today_q(unit.path, "unit__path"))
    if on is None or on >= by.today:
        return rows.annotate(state_then=F("state")).order_by("-applied_on", "-pk")
    come = (
        When(closed_on__lte=on, then=F("state")),
        When(membership__valid_from__lte=on, then=Value(ApplicationState.ADMITTED)),
        When(decision__signed_on__lte=on, then=Value(ApplicationState.DECIDED)),
        When(considered_on__lte=on, then=Value(ApplicationState.AGREED)),
    )
    rows = rows.filter(applied_on__lte=on).annotate(
        state_then=Case(*come, default=Value(ApplicationState.RECEIVED)), as_of=Value(on, output_field=DateField())
    )
    return rows.order_by("-applied_on", "-pk")


@reads(Permission.VIEW_APPLICATIONS)
def application(*, by, pk):
    """One application that ``by`` may see, or None."""
    return _seen(by).filter(pk=pk).first()


@reads(Permission.VIEW_APPLICATIONS)
def applications_waiting(*, by, unit, state):
    """Applications in one state, the oldest first: what the next step may be taken for."""
    return applications(by=by, unit=unit).filter(state=state).order_by("applied_on", "pk")


@reads(Permission.VIEW_APPLICATIONS)
def applications_decided(*, by, decisions):
    """{decision id: [Application]} of those that these decisions (their ids) decided, where ``by`` may see them."""
    found = {}
    for row in _seen(by).filter(decision__in=listed(decisions)).order_by("applied_on", "pk"):
        found.setdefault(row.decision_id, []).append(row)
    return found


@reads(Permission.VIEW_APPLICATIONS)
def applications_open(*, by, unit):
    """{state: how many} of those under way at the unit and below, in one query."""
    rows = applications(by=by, unit=unit).filter(state__in=OPEN_APPLICATIONS).order_by().values("state")
    return {row["state"]: row["count"] for row in rows.annotate(count=Count("pk"))}


@reads(Permission.VIEW_APPLICATIONS)
def applications_of(*, by, person_id):
    """Applications by which a person became a member, the oldest first."""
    return _seen(by).filter(membership__person=person_id).order_by("applied_on", "pk")


def applications_under_way(unit):
    """Those that nobody has brought to an end, in the whole union around the unit, unscoped: what a new one is held against."""
    around = organization.union_around(unit)
    return Application.objects.filter(units.today_q(around.path, "unit__path"), state__in=OPEN_APPLICATIONS).order_by("pk")


def own_applications(*, by):
    """Applications by which the signed-in person became a member, the oldest first."""
    rows = Application.objects.filter(membership__person=by.person).select_related("unit", "decision", "recorded_by")
    return rows.order_by("applied_on", "pk")
