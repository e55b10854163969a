"""Tin báo: what has been reported and not yet answered by a visit."""

from django.db.models import Exists, OuterRef

from congdoan.access.actions import reads
from congdoan.care.choices import Permission
from congdoan.care.models import Notice, Visit
from congdoan.membership import queries as membership
from congdoan.units import queries as units


@reads(Permission.VIEW_VISIT_REASON)
def waiting(*, by, unit):
    """Chờ thăm: standing notices of the unit and below that no visit has answered, oldest first.

    A notice is answered by a standing visit of the same person on its day or later, whoever made it; nobody waits any more who has died since.
    """
    seen = Notice.objects.standing().filter(by.scope(Permission.VIEW_VISIT_REASON).q("unit__path"))
    inside = seen.filter(units.today_q(unit.path, "unit__path"), ~Exists(_answers()), ~membership.died_q("person", on="reported_on"))
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


def _answers():
    return Visit.objects.standing().filter(person=OuterRef("person"), visited_on__gte=OuterRef("reported_on"))
