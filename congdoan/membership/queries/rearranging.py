"""What a rearrangement of units asks about their members; unscoped, for checks and sums."""

from dataclasses import dataclass

from django.db.models import Count, F, OuterRef, Q, Subquery

from congdoan.kernel.db import listed
from congdoan.membership.choices import OPEN_APPLICATIONS, TransferState
from congdoan.membership.models import Application, LeavingAhead, Membership, Transfer
from congdoan.membership.queries.standing import seats_held


@dataclass(frozen=True)
class AtUnit:
    """Đoàn viên của chính một đơn vị: ``now`` that stand on the day; ``leaving`` of these that end later; ``late`` that begin on the day or after it."""

    now: int = 0
    late: int = 0
    leaving: int = 0


def standing_at(unit_ids, day):
    """{unit id: AtUnit} of these units' own members, as a rearrangement on ``day`` meets them; one query."""
    begun = Q(valid_from__lt=day)
    rows = Membership.objects.filter(_not_over(day), unit__in=listed(unit_ids))
    rows = rows.order_by().values("unit_id").annotate(
        now=Count("pk", filter=begun),
        late=Count("pk", filter=~begun),
        leaving=Count("pk", filter=begun & Q(valid_until__isnull=False)),
    )  # fmt: skip
    return {row["unit_id"]: AtUnit(row["now"], row["late"], row["leaving"]) for row in rows}


def standing_persons(unit_ids, day):
    """{unit id: [person id]} of those whom a rearrangement on ``day`` meets at these units; one query."""
    found = {}
    rows = Membership.objects.filter(standing_q(day), unit__in=listed(unit_ids)).order_by("person_id")
    for unit_id, person_id in rows.values_list("unit_id", "person_id"):
        found.setdefault(unit_id, []).append(person_id)
    return found


def standing_q(day):
    """Q of the memberships that a rearrangement on ``day`` meets: begun before it, and not over by then."""
    return Q(valid_from__lt=day) & _not_over(day)


def _not_over(day):
    return Q(valid_until__isnull=True) | Q(valid_until__gt=day)


def standing_members(unit_ids, day):
    """The memberships at these units that a rearrangement on ``day`` meets, by given name, with persons and units; unscoped."""
    rows = Membership.objects.filter(standing_q(day), unit__in=listed(int(pk) for pk in unit_ids)).select_related("person", "unit")
    return rows.order_by("person__sort_key", "pk")


def standing_of(person_ids, day):
    """{person id: Membership that a rearrangement on ``day`` meets} with persons and units."""
    rows = Membership.objects.filter(standing_q(day), person__in=listed(person_ids)).select_related("person", "unit")
    return {row.person_id: row for row in rows.order_by("person_id", "valid_from")}


def standing_within(units, day):
    """How many members of these units (a queryset) a rearrangement on ``day`` meets."""
    return Membership.objects.filter(standing_q(day), unit__in=units.order_by().values("pk")).order_by().count()


def since_event(event):
    """{"changed": [...], "elsewhere": [...]}: units where a membership that the event began has ended since, and units where
    somebody whose membership it ended is a member by another way; two queries."""
    kept = LeavingAhead.objects.filter(event=event, membership__person=OuterRef("person")).values("valid_until")[:1]
    rows = Membership.objects.annotate(ahead=Subquery(kept)).select_related("unit")
    otherwise = Q(ahead__isnull=True, valid_until__isnull=False) | Q(ahead__isnull=False, valid_until__isnull=True)
    changed = rows.filter(otherwise | Q(valid_until__lt=F("ahead")) | Q(valid_until__gt=F("ahead")), begun_by=event)
    ended = Membership.objects.filter(ended_by=event).order_by().values("person_id")
    again = rows.filter(_not_over(event.effective_on), person__in=ended).exclude(ended_by=event)
    again = again.filter(Q(begun_by__isnull=True) | ~Q(begun_by=event)).exclude(ahead__isnull=False, valid_from__gte=F("ahead"))
    return {"changed": _names(changed), "elsewhere": _names(again)}


def waiting_at(unit_ids):
    """[(words, unit id, how many)] of what waits for an answer at these units: applications, transfers asked of them or by them."""
    applied = Application.objects.filter(unit__in=listed(unit_ids), state__in=OPEN_APPLICATIONS)
    away = Transfer.objects.filter(from_unit__in=listed(unit_ids), state=TransferState.ASKED)
    here = Transfer.objects.filter(to_unit__in=listed(unit_ids), state=TransferState.ASKED)
    found = []
    for rows, column in ((applied, "unit_id"), (away, "from_unit_id"), (here, "to_unit_id")):
        words = str(rows.model._meta.verbose_name)
        found += [(words, pk, count) for pk, count in rows.order_by().values_list(column).annotate(Count("pk"))]
    return found


def staying_at(unit_ids, event):
    """{unit id: how many} open memberships at these units that the event did not begin: whom its undoing leaves there."""
    rows = Membership.objects.filter(unit__in=listed(unit_ids), valid_until__isnull=True)
    rows = rows.filter(Q(begun_by__isnull=True) | ~Q(begun_by=event))
    return dict(rows.order_by().values_list("unit_id").annotate(Count("pk")))


def seats_at(unit_ids, day):
    """{unit id: how many} seats in elected bodies, recorded at these units, that hold on a day."""
    rows = seats_held(day).filter(unit__in=listed(unit_ids))
    return dict(rows.order_by().values_list("unit_id").annotate(Count("pk")))


def moved_by(event):
    """Ids of the persons whose membership the event ended."""
    return Membership.objects.filter(ended_by=event).order_by().values("person_id")


def numbers_of(event):
    """(memberships ended, memberships begun) by an event."""
    return (
        sorted(Membership.objects.filter(ended_by=event).values_list("pk", flat=True)),
        sorted(Membership.objects.filter(begun_by=event).values_list("pk", flat=True)),
    )


def _names(rows):
    """[(unit name, how many)]."""
    return list(rows.order_by("unit__path").values(name=F("unit__name")).annotate(total=Count("pk")).values_list("name", "total"))


def standing_before(day):
    """Memberships that stand on the eve of a day, which may be a column of another row, whether they end with it or not; unscoped, for counts."""
    return Membership.objects.filter(Q(valid_until__isnull=True) | Q(valid_until__gte=day), valid_from__lt=day)


def with_next(rows, day):
    """The memberships with ``next_name``: the unit where the same person is a member from the day on, None for nowhere."""
    there = Membership.objects.as_of(day).filter(person=OuterRef("person")).exclude(unit=OuterRef("unit")).order_by("valid_from", "pk")
    return rows.annotate(next_name=Subquery(there.values("unit__name")[:1]))


def waiting_rows():
    """[(queryset, name of its unit column)] of what waits for an answer at a unit; unscoped, for counts."""
    asked = Transfer.objects.filter(state=TransferState.ASKED)
    return [(Application.objects.filter(state__in=OPEN_APPLICATIONS), "unit"), (asked, "from_unit"), (asked, "to_unit")]
