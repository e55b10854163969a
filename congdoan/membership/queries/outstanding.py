"""Đoàn viên ưu tú: the list as of a day, one row, a person's, the facts of the figure."""

from django.db.models import OuterRef

from congdoan.access.actions import reads
from congdoan.kernel.db import listed
from congdoan.membership.choices import Permission
from congdoan.membership.models import Outstanding
from congdoan.membership.queries.members import inside_q


@reads(Permission.VIEW_OUTSTANDING)
def outstanding(*, by, unit, on=None):
    """Recognitions of members of the unit and below up to a day, the newest first, with persons, Party standing, decisions."""
    day = on or by.today
    rows = Outstanding.objects.standing().filter(by.scope(Permission.VIEW_OUTSTANDING).q("unit__path"), inside_q(unit, day, by.today))
    rows = rows.filter(recognised_on__lte=day).select_related("person__party", "unit", "decision")
    return rows.order_by("-recognised_on", "person__sort_key", "pk")


@reads(Permission.VIEW_OUTSTANDING)
def recognition(*, by, unit, pk):
    """One recognition that stands, of a member of the unit or below, or None."""
    return outstanding(by=by, unit=unit).filter(pk=pk).first()


@reads(Permission.VIEW_OUTSTANDING)
def outstanding_of(*, by, person_id):
    """Recognitions of one person that ``by`` may see, the newest first."""
    rows = Outstanding.objects.standing().filter(by.scope(Permission.VIEW_OUTSTANDING).q("unit__path"), person=person_id)
    return rows.select_related("unit", "decision").order_by("-recognised_on", "pk")


def own_outstanding(*, by):
    """The signed-in person's own recognitions."""
    rows = Outstanding.objects.standing().filter(person=by.person)
    return rows.select_related("unit", "decision").order_by("-recognised_on", "pk")


def recognised_on(person_ids, day):
    """Ids of these persons who were recognised on that very day; unscoped, for the policy."""
    rows = Outstanding.objects.standing().filter(person__in=listed(person_ids), recognised_on=day)
    return set(rows.order_by().values_list("person_id", flat=True))


def recognised_in_year(day):
    """Recognitions from the first of January to the day of the outer membership's person, for counting and for the rows counted."""
    found = Outstanding.objects.standing().filter(person=OuterRef("person"), recognised_on__gte=day.replace(month=1, day=1))
    return found.filter(recognised_on__lte=day).order_by()


def outstanding_facts():
    """Recognitions, by ``recognised_on``."""
    return Outstanding.objects.standing().select_related("person", "unit", "decision").order_by("person__sort_key", "pk")
