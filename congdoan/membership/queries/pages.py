"""What single pages ask of members: birthdays of a week, counts unit by unit, one's own membership."""

from django.db.models import Count, Q

from congdoan.access.actions import reads
from congdoan.membership.choices import Permission
from congdoan.membership.models import Membership, PartyStanding
from congdoan.membership.queries.moving import counted, died_q
from congdoan.people.choices import Precision
from congdoan.units import queries as units


@reads(Permission.VIEW_MEMBERS)
def birthdays(*, by, unit, days):
    """Members of the unit and below whose birthday falls on one of ``days``, in the order of the days; asks through ``gather``."""
    falls = Q(pk__in=[])
    for day in days:
        falls |= Q(person__birth_on__month=day.month, person__birth_on__day=day.day)
    rows = Membership.objects.as_of(by.today).filter(
        by.scope(Permission.VIEW_MEMBERS).q("unit__path"),
        units.today_q(unit.path, "unit__path"),
        falls,
        ~died_q("person"),
        person__birth_precision=Precision.DAY,
    )
    place = {(day.month, day.day): index for index, day in enumerate(days)}
    found = yield rows.select_related("person", "unit").order_by("person__sort_key", "pk")
    return sorted(found, key=lambda row: place[row.person.birth_on.month, row.person.birth_on.day])


@reads(Permission.VIEW_MEMBER_COUNTS)
def counts_by_unit(*, by, places, on):
    """{unit id: members at it and below on a day} for units whose counts ``by`` may see, in one query."""
    seen = [place for place in places if by.may(Permission.VIEW_MEMBER_COUNTS, place)]
    wanted = {f"n{place.pk}": Count("person_id", distinct=True, filter=units.today_q(place.path, "unit__path")) for place in seen}
    if not wanted:
        return {}
    outermost, within = "", Q()
    for path in sorted(place.path for place in seen):
        if not outermost or not path.startswith(outermost):  # what lies inside another is counted there already
            outermost = path
            within |= units.today_q(path, "unit__path")
    totals = counted(Membership.objects.as_of(on).filter(within), on).order_by().aggregate(**wanted)
    return {place.pk: totals[f"n{place.pk}"] for place in seen}


@reads(Permission.VIEW_MEMBERS)
def persons_seen(*, by, person_ids, also=None):
    """Of these persons the ids of those whose page ``by`` may open: members, today or once, of units within the right; one query.

    ``also``: another permission that is needed at the same unit.
    """
    scope = by.scope(Permission.VIEW_MEMBERS)
    if scope.is_empty or not person_ids:
        return set()
    rows = Membership.objects.filter(scope.q("unit__path"), person__in=person_ids)
    rows = rows if also is None else rows.filter(by.scope(also).q("unit__path"))
    return set(rows.order_by().values_list("person_id", flat=True))


def own_memberships(*, by):
    """The signed-in person's own periods, newest first: everyone may see what concerns himself."""
    return Membership.objects.filter(person=by.person).select_related("person", "unit__parent", "recorded_by").order_by("-valid_from", "pk")


def own_today(*, by):
    """The signed-in person's own membership of today, or None."""
    rows = Membership.objects.as_of(by.today).filter(person=by.person).select_related("person", "unit__parent")
    return rows.order_by("-valid_from", "pk").first()


def own_party(*, by):
    """The signed-in person's own Party standing, as a list of one or none."""
    return PartyStanding.objects.filter(person=by.person).order_by("pk")
