"""What a rearrangement of units asks about their members; unscoped, for checks and sums."""

from dataclasses import dataclass

from django.db.models import Count, F, Q

from congdoan.kernel.db import listed
from congdoan.membership.choices import ApplicationState, TransferState
from congdoan.membership.models import Application, Membership, Transfer

OPEN_APPLICATIONS = (ApplicationState.RECEIVED, ApplicationState.AGREED, ApplicationState.DECIDED)


@dataclass(frozen=True)
class AtUnit:
    """Đoàn viên của chính một đơn vị: ``now`` open memberships; ``late`` that begin on the day or after it; ``leaving`` that end later."""

    now: int = 0
    late: int = 0
    leaving: int = 0


def standing_at(unit_ids, day):
    """{unit id: AtUnit} of these units' own members, as a rearrangement on ``day`` meets them; one query."""
    begun = Q(valid_from__lt=day)
    rows = Membership.objects.filter(Q(valid_until__isnull=True) | Q(valid_until__gt=day), unit__in=listed(unit_ids))
    rows = rows.order_by().values("unit_id").annotate(
        now=Count("pk", filter=begun & Q(valid_until__isnull=True)),
        late=Count("pk", filter=~begun),
        leaving=Count("pk", filter=begun & Q(valid_until__isnull=False)),
    )  # fmt: skip
    return {row["unit_id"]: AtUnit(row["now"], row["late"], row["leaving"]) for row in rows}


def open_of(person_ids):
    """{person id: open Membership} with persons and units."""
    rows = Membership.objects.filter(person__in=listed(person_ids), valid_until__isnull=True).select_related("person", "unit")
    return {row.person_id: row for row in rows.order_by("person_id")}


def open_below(path_q):
    """How many persons are members now in the units that ``path_q`` (units.queries.today_q) keeps."""
    return Membership.objects.filter(path_q, valid_until__isnull=True).order_by().count()


def since_event(event):
    """{"changed": [...], "elsewhere": [...]}: units where a membership that the event began has ended since, and units where
    somebody whose membership it ended is a member by another way; two queries."""
    changed = Membership.objects.filter(begun_by=event, valid_until__isnull=False).select_related("unit")
    ended = Membership.objects.filter(ended_by=event).order_by().values("person_id")
    again = Membership.objects.filter(Q(valid_until__isnull=True) | Q(valid_until__gt=event.effective_on), person__in=ended)
    again = again.exclude(ended_by=event).filter(Q(begun_by__isnull=True) | ~Q(begun_by=event)).select_related("unit")
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
