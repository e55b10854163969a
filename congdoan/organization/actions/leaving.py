"""Chức vụ của người rời công đoàn: what somebody holds ends with the membership, and is given back where the leaving was a mistake."""

from django.db.models import Q

from congdoan.access import grants
from congdoan.kernel.db import update_all
from congdoan.organization import queries
from congdoan.organization.actions import appointments
from congdoan.organization.models import Appointment
from congdoan.units import queries as units


def end_posts_of(person_id, *, on, because, within=None):
    """Thôi mọi chức vụ của một người từ ngày ``on`` (exclusive); called visibly by the verbs of members, in their transaction.

    ``because``: key of the record that ends them, by which ``give_back_posts`` knows them; ``within``: only at this unit and below.
    """
    still = Q(valid_until__isnull=True) | Q(valid_until__gt=on)
    held = Appointment.objects.filter(still, person=person_id, valid_from__lt=on)
    if within is not None:
        held = held.filter(units.today_q(within.path, "unit__path"))
    held = list(held.order_by("pk"))
    appointments.end_held(held, on, because)
    return held


def give_back_posts(*, because, was):
    """Giữ lại chức vụ mà bản ghi ``because`` đã cho thôi đúng ngày ``was``; one that somebody ended otherwise since stays as it is."""
    held = list(queries.ended_by([because]).filter(valid_until=was))
    for row in held:
        grants.lengthen(follows=row.key, was=was, valid_until=row.lasted_until)
        row.valid_until, row.ended_by, row.lasted_until, row.version = row.lasted_until, "", None, row.version + 1
    update_all(Appointment, held, ["valid_until", "ended_by", "lasted_until", "version"])
    return held
