"""Tin báo: what has been reported and not yet answered by a visit."""

from django.db.models import Exists, OuterRef, Q

from congdoan.access.actions import reads
from congdoan.care.choices import Permission
from congdoan.care.models import Notice, Visit
from congdoan.membership import queries as membership
from congdoan.units import queries as units


@reads(Permission.VIEW_VISIT_REASON)
def waiting(*, by, unit, on=None):
    """Chờ thăm: standing notices of the unit and below that no visit has answered, oldest first; ``on``: by the end of a day, today if None.

    A notice is answered by a standing visit of the same person on its day or later, whoever made it; nobody waits any more who has died since.
    One that was taken out later waited until then.
    """
    then = Q(cancelled_on__isnull=True) if on is None else Q(Q(cancelled_on__isnull=True) | Q(cancelled_on__gt=on), reported_on__lte=on)
    seen = Notice.objects.filter(then, by.scope(Permission.VIEW_VISIT_REASON).q("unit__path"))
    died = membership.died_q("person", on="reported_on", until=on)
    inside = seen.filter(units.today_q(unit.path, "unit__path"), ~Exists(_answers(on)), ~died)
    return inside.select_related("person", "unit", "recorded_by").order_by("reported_on", "pk")


@reads(Permission.VIEW_VISIT_REASON)
def notice(*, by, pk):
    """One notice that ``by`` may see, or None."""
    seen = Notice.objects.filter(by.scope(Permission.VIEW_VISIT_REASON).q("unit__path"))
    return seen.select_related("person", "unit", "recorded_by").filter(pk=pk).first()


def unanswered(person):
    """Standing notices about a person that no visit has answered, oldest first; rights are checked by who asks."""
    found = Notice.objects.standing().filter(~Exists(_answers()), person=person)
    return found.select_related("unit", "recorded_by", "person").order_by("reported_on", "pk")


def locked_notice(pk):
    """The notice as it stands now, held until the transaction ends."""
    return Notice.objects.select_for_update(of=("self",)).select_related("person", "unit").get(pk=pk)


def _answers(on=None):
    found = Visit.objects.standing().filter(person=OuterRef("person"), visited_on__gte=OuterRef("reported_on"))
    return found if on is None else found.filter(visited_on__lte=on)
