"""Handovers of posts at a unit and below; posts that ended, or soon will, without one; who may take one over."""

import datetime

from django.db.models import Exists, OuterRef, Q

from congdoan.access.actions import reads
from congdoan.handovers.choices import Permission
from congdoan.handovers.models import PostHandover
from congdoan.organization import queries as organization
from congdoan.organization.choices import ROLES
from congdoan.units import queries as units

AROUND = datetime.timedelta(days=30)
"""A post that ended within so many days, or will end within them, is offered a handover."""


@reads(Permission.VIEW_HANDOVERS)
def handovers(*, by, unit, on=None):
    """Bàn giao chức vụ at the unit and below, newest first, with persons; ``on``: drawn up by then."""
    drawn = Q() if on is None else Q(drawn_on__lte=on)
    return _seen(by).filter(drawn, units.today_q(unit.path, "unit__path")).order_by("-drawn_on", "-pk")


@reads(Permission.VIEW_HANDOVERS)
def handover(*, by, pk):
    """One that ``by`` may see, or None."""
    return _seen(by).select_related("unit__parent", "giver", "receiver", "given_by", "received_by").filter(pk=pk).first()


@reads(Permission.VIEW_HANDOVERS)
def in_hand(*, by, unit):
    """Those not signed by both in which ``by`` takes part, or that wait at the very unit for who confirms; oldest first."""
    mine = Q(giver=by.person) | Q(receiver=by.person)
    if by.may(Permission.CONFIRM_HANDOVER, unit):
        mine |= Q(unit=unit)
    return _seen(by).filter(mine, received_at__isnull=True, cancelled_on__isnull=True).order_by("drawn_on", "pk")


@reads(Permission.VIEW_HANDOVERS)
def awaited(*, by, unit, on=None):
    """Appointments at the unit and below that bring rights, ended lately or soon, not given again to the same person, without a handover.

    ``on``: as of a day, today if None.
    """
    day = on or by.today
    there = Q(cancelled_on__isnull=True) if on is None else Q(Q(cancelled_on__isnull=True) | Q(cancelled_on__gt=on), drawn_on__lte=on)
    held = organization.appointments(by=by, unit=unit)
    again = held.filter(
        Q(valid_until__isnull=True) | Q(valid_until__gt=OuterRef("valid_until")),
        person=OuterRef("person"), unit=OuterRef("unit"), post=OuterRef("post"), valid_from__lte=OuterRef("valid_until"),
    ).exclude(pk=OuterRef("pk"))  # fmt: skip
    drawn = PostHandover.objects.filter(
        there, unit=OuterRef("unit"), post=OuterRef("post"), giver=OuterRef("person"), drawn_on__gte=OuterRef("valid_from")
    )
    ended = held.filter(valid_until__gt=day - AROUND, valid_until__lte=day + AROUND, post__in=[str(post) for post in ROLES])
    return ended.filter(by.scope(Permission.VIEW_HANDOVERS).q("unit__path"), ~Exists(again), ~Exists(drawn)).order_by("-valid_until", "pk")


@reads(Permission.VIEW_HANDOVERS)
def awaited_by(*, by, unit):
    """Those of them that are one's own, or stand at the very unit for who may confirm there or comes to hold the post."""
    rows = awaited(by=by, unit=unit)
    if by.may(Permission.CONFIRM_HANDOVER, unit):
        return rows.filter(Q(person=by.person) | Q(unit=unit))
    next_one = organization.appointments(by=by, unit=unit).filter(
        Q(valid_until__isnull=True) | Q(valid_until__gt=by.today), person=by.person, unit=OuterRef("unit"), post=OuterRef("post")
    )
    return rows.filter(Q(person=by.person) | Exists(next_one))


def is_open(appointment):
    """True while a handover of this post by this person is not signed by both."""
    found = PostHandover.objects.filter(unit=appointment.unit_id, post=appointment.post, giver=appointment.person_id)
    return found.filter(received_at__isnull=True, cancelled_on__isnull=True).exists()


def receivers(*, appointment, today):
    """[Appointment] of those who may take a post over: posts held today or to come at its unit or the one above; each person once."""
    unit, found = appointment.unit, {}
    rows = organization.appointments_at([unit.pk, *([unit.parent_id] if unit.parent_id else [])])
    for row in sorted(rows, key=lambda row: (row.unit_id != unit.pk, row.post != appointment.post, -row.valid_from.toordinal(), row.pk)):
        if row.person_id != appointment.person_id and (row.valid_until is None or row.valid_until > today):
            found.setdefault(row.person_id, row)
    return list(found.values())


def to_change(pk):
    """One handover, held until the transaction ends."""
    return PostHandover.objects.select_for_update(of=("self",)).select_related("unit", "giver", "receiver").get(pk=pk)


def _seen(by):
    seen = PostHandover.objects.filter(by.scope(Permission.VIEW_HANDOVERS).q("unit__path"))
    return seen.select_related("unit", "giver", "receiver")
