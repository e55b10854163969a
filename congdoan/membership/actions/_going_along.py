"""What goes along with members whose membership an event ends: pauses that run, leavings recorded ahead; and the way back.

Few members have either: both are asked for once and written once, whatever the number of members.
"""

from django.db.models import Q

from congdoan.kernel.db import insert_all, update_all
from congdoan.membership.models import LeavingAhead, Membership, Suspension


def put_aside(event, standing):
    """Keeps the leavings recorded ahead among the memberships (a query) that the event is about to end; True if there are any."""
    ahead = [
        LeavingAhead(
            membership=row, event=event, valid_until=row.valid_until, why_left=row.why_left, why_left_note=row.why_left_note
        )
        for row in standing.filter(valid_until__isnull=False).order_by("pk")
    ]  # fmt: skip
    return bool(insert_all(LeavingAhead, ahead))


def bring_back(event):
    """Memberships that the event ended end again on the day that was recorded before it."""
    held = list(LeavingAhead.objects.filter(event=event).select_related("membership").order_by("pk"))
    for row in held:
        kept = row.membership
        kept.valid_until, kept.why_left, kept.why_left_note, kept.ended_by = row.valid_until, row.why_left, row.why_left_note, None
        kept.version += 1
    LeavingAhead.objects.filter(pk__in=[row.pk for row in held]).delete()
    update_all(Membership, [row.membership for row in held], ["valid_until", "why_left", "why_left_note", "ended_by", "version"])


def pause_on(event):
    """Pauses of memberships that the event ended go on at the ones that follow; those that begin later go over whole."""
    day = event.effective_on
    held = list(
        Suspension.objects.filter(Q(valid_until__isnull=True) | Q(valid_until__gt=day), membership__ended_by=event)
        .select_related("membership")
        .order_by("pk")
    )
    following, new = _of_event(event, "begun_by", held), []
    for pause in held:
        target = following.get(pause.membership.person_id)
        if pause.valid_from >= day:
            pause.membership = target or pause.membership
            continue
        pause.lasted_until, pause.valid_until, pause.ended_by, pause.version = pause.valid_until, day, event, pause.version + 1
        if target is not None:
            new.append(_going_on(pause, target, event))
    update_all(Suspension, held, ["membership", "valid_until", "lasted_until", "ended_by", "version"])
    insert_all(Suspension, new)


def _going_on(pause, target, event):
    return Suspension(
        membership=target, reason=pause.reason, note=pause.note, valid_from=event.effective_on, valid_until=pause.lasted_until,
        begun_by=event, recorded_by_id=pause.recorded_by_id, recorded_at=pause.recorded_at,
    )  # fmt: skip


def pause_again(event):
    """Pauses hold at the old memberships again, with what was recorded at the new ones since: their ends, and whole new ones."""
    rows = Suspension.objects.filter(Q(ended_by=event) | Q(membership__begun_by=event)).select_related("membership").order_by("pk")
    cut = [row for row in rows if row.ended_by_id == event.pk]
    gone = {row.membership.person_id: row for row in rows if row.begun_by_id == event.pk}
    others = [row for row in rows if event.pk not in (row.ended_by_id, row.begun_by_id)]
    before = _of_event(event, "ended_by", others)
    for pause in cut:
        later = gone.get(pause.membership.person_id)
        pause.valid_until = later.valid_until if later is not None else pause.lasted_until
        pause.lasted_until, pause.ended_by, pause.version = None, None, pause.version + 1
    for pause in others:
        pause.membership = before[pause.membership.person_id]
    Suspension.objects.filter(pk__in=[row.pk for row in gone.values()]).delete()
    update_all(Suspension, [*cut, *others], ["membership", "valid_until", "lasted_until", "ended_by", "version"])


def _of_event(event, column, pauses):
    """{person id: the membership that the event began or ended} of those whom the pauses are about."""
    persons = {pause.membership.person_id for pause in pauses}
    rows = Membership.objects.filter(person__in=persons, **{column: event}) if persons else ()
    return {row.person_id: row for row in rows}
