"""Đoàn viên khi sắp xếp tổ chức: whole units' members leave or go to another unit from a day on, and come back when that is undone.

Called by the room reorganization, which has checked what may be done; a fixed number of statements, whatever the members. A member whose
group moves with its members is not touched at all.
"""

from django.db.models import BigIntegerField, Case, CharField, DateField, F, OuterRef, ProtectedError, Q, Subquery, Value, When
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from congdoan.kernel.db import insert_from, listed
from congdoan.kernel.errors import Refused
from congdoan.membership import queries
from congdoan.membership.actions import _going_along
from congdoan.membership.choices import How, WhyLeft
from congdoan.membership.models import LeavingAhead, Membership


def carry_out(by, event, *, ends, moves, persons):
    """Ends memberships on the event's day and begins those that follow them.

    ``ends``: ids of units whose members leave the union; ``moves``: {unit id: Unit} whose members go there; ``persons``: {person id: (unit
    id, Unit or None)} of members who go another way than their unit. Returns (keys ended, keys begun).
    """
    own = {unit_id for unit_id, _target in persons.values()}
    apart = Q(person__in=listed(persons), unit__in=listed(own)) if persons else Q(pk__in=[])
    there = Q(unit__in=listed({*ends, *moves})) if ends or moves else Q(pk__in=[])
    gone = [person_id for person_id, (_unit_id, target) in persons.items() if target is None]
    going = [person_id for person_id, (_unit_id, target) in persons.items() if target is not None]
    why = Case(
        *([When(person__in=listed(going), then=Value(WhyLeft.REARRANGED))] if going else []),
        When(Q(person__in=listed(gone)) if gone else Q(pk__in=[]), then=Value(WhyLeft.UNIT_CLOSED)),
        When(Q(unit__in=listed(ends)) if ends else Q(pk__in=[]), then=Value(WhyLeft.UNIT_CLOSED)),
        default=Value(WhyLeft.REARRANGED),
    )
    standing = Membership.objects.filter(queries.standing_q(event.effective_on), there | apart)
    ahead = _going_along.put_aside(event, standing)
    standing.update(valid_until=event.effective_on, why_left=why, why_left_note="", ended_by=event, version=F("version") + 1)
    _begin(by, event, moves, persons, ahead)
    _going_along.pause_on(event)
    return queries.numbers_of(event)


def _begin(by, event, moves, persons, ahead):
    """The memberships that follow those the event ended: alike, but at the new unit and from the day on; who leaves later, leaves there."""
    targets = {}
    for unit_id, target in moves.items():
        targets.setdefault(target.pk, (set(), set()))[0].add(unit_id)
    for person_id, (_unit_id, target) in persons.items():
        if target is not None:
            targets.setdefault(target.pk, (set(), set()))[1].add(person_id)
    if not targets:
        return
    whens = [When(person__in=listed(those), then=Value(pk)) for pk, (_units, those) in targets.items() if those]
    gone = [person_id for person_id, (_unit_id, target) in persons.items() if target is None]
    whens += [When(person__in=listed(gone), then=Value(None))] if gone else []
    whens += [When(unit__in=listed(those), then=Value(pk)) for pk, (those, _persons) in targets.items() if those]
    going = Membership.objects.annotate(goes_to=Case(*whens, output_field=BigIntegerField()))
    insert_from(
        Membership,
        going.filter(ended_by=event, goes_to__isnull=False),
        unit_id=F("goes_to"),
        how=How.TRANSFERRED,
        valid_from=event.effective_on,
        **(_as_recorded(event) if ahead else {"valid_until": None, "why_left": "", "why_left_note": ""}),
        begun_by_id=event.pk,
        ended_by_id=None,
        version=1,
        recorded_by_id=by.person.pk,
        recorded_at=by.now,
    )


def _as_recorded(event):
    """The end that each membership had before the event, for those that follow."""
    kept = LeavingAhead.objects.filter(event=event, membership=OuterRef("pk"))
    found = {name: Subquery(kept.values(name)[:1]) for name in ("valid_until", "why_left", "why_left_note")}
    words = {name: Coalesce(found[name], Value(""), output_field=CharField()) for name in ("why_left", "why_left_note")}
    return {"valid_until": Subquery(kept.values("valid_until")[:1], output_field=DateField()), **words}


def undo(event):
    """What the event began is taken out, what it ended holds again."""
    _going_along.pause_again(event)
    try:
        Membership.objects.filter(begun_by=event).delete()
    except ProtectedError as problem:
        first = next(iter(problem.protected_objects))
        raise Refused(
            _("Đã ghi %(what)s cho đoàn viên ở nơi mới, nên không hoàn tác được. Gỡ việc ấy trước.") % {"what": first._meta.verbose_name}
        ) from problem
    _going_along.bring_back(event)
    Membership.objects.filter(ended_by=event).update(
        valid_until=None, why_left="", why_left_note="", ended_by=None, version=F("version") + 1
    )
