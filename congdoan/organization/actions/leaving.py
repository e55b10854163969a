"""Chức vụ của người rời công đoàn: what somebody holds ends with the membership, and is given back where the leaving was a mistake."""

from congdoan.access import grants
from congdoan.kernel.db import update_all
from congdoan.organization import queries
from congdoan.organization.actions import appointments
from congdoan.organization.models import Appointment


def end_posts(ended):
    """Thôi chức vụ của người rời công đoàn; called visibly by the verbs of members, in their transaction.

    ``ended``: [(Appointment, day it ends on (exclusive), key of the record that ends it, by which ``give_back_posts`` knows it)]; one that
    has ended by then stays as it is. One that begins later contradicts the leaving, which the verbs of members refuse before they come here.
    """
    still = [(row, on, because) for row, on, because in ended if row.valid_from < on and (row.valid_until is None or row.valid_until > on)]
    appointments.end_each(still)
    return [row for row, _on, _because in still]


def give_back_posts(was):
    """Giữ lại chức vụ đã thôi theo một bản ghi nay không còn; one that somebody ended otherwise since stays as it is.

    ``was``: {key of the record: the day on which it ended them}.
    """
    held = [row for row in queries.ended_by(list(was)) if row.valid_until == was[row.ended_by]]
    for row in held:
        on = row.valid_until
        grants.lengthen(follows=row.key, was=on, valid_until=row.lasted_until)
        row.valid_until, row.ended_by, row.lasted_until, row.version = row.lasted_until, "", None, row.version + 1
    update_all(Appointment, held, ["valid_until", "ended_by", "lasted_until", "version"])
    return held
