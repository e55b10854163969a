"""Người tiền nhiệm giữ lại chức vụ: when the record that seated somebody proves wrong, what it ended is opened again, no more."""

from congdoan.access import grants
from congdoan.access.actions import action, require_each
from congdoan.audit.notes import note
from congdoan.kernel.db import update_all
from congdoan.organization import policies, queries
from congdoan.organization.choices import Permission
from congdoan.organization.models import Appointment


@action(Permission.WITHDRAW_POSTS, at="unit")
def take_back(*, by, unit, pks, because, left=None):
    """Bỏ chức vụ ghi từ cuộc bầu ghi nhầm; ai vì cuộc bầu ấy mà thôi thì giữ lại chức vụ, cùng quyền đi theo.

    ``pks``: posts that the wrong records gave; ``because``: {key: day} of these records; ``left``: {person id: first day on which
    he or she was no longer a member}. A post that somebody has ended otherwise since stays as it is. One that a later record
    would have ended, that another holder took over, or whose unit closed since, ends on that day. Returns the posts given back.
    """
    gone = list(Appointment.objects.select_for_update(of=("self",)).filter(pk__in=pks).select_related("unit").order_by("pk"))
    ended = queries.ended_by(because).select_for_update(of=("self",)).exclude(pk__in=pks)
    again = [row for row in ended if row.valid_until == because[row.ended_by]]
    require_each(by=by, permission=Permission.WITHDRAW_POSTS, unit=unit, units={row.unit for row in [*gone, *again]})
    grants.withdraw(follows=[row.key for row in gone])
    Appointment.objects.filter(pk__in=[row.pk for row in gone]).delete()
    _reopen(again, gone, because, left or {})
    note(rows=sorted(row.pk for row in gone), reopened=[row.pk for row in again])
    return again


def _reopen(again, gone, because, left):
    """The posts last as long as they did before, or until the first thing since that ends them."""
    beside = {}
    for other in queries.appointments_at({row.unit_id for row in again}) if again else ():
        beside.setdefault(other.unit_id, []).append(other)
    heirs = [row for row in gone if row.ended_by and row.ended_by not in because]
    for row in again:
        ended_on, row.version = row.valid_until, row.version + 1
        until, reason, before = policies.lasts_until(
            row, others=beside[row.unit_id], heirs=heirs, left_on=left.get(row.person_id), closed_on=row.unit.closed_on
        )
        row.valid_until, row.ended_by, row.lasted_until = until, reason, before
        if until != ended_on:
            grants.lengthen(follows=row.key, was=ended_on, valid_until=until)
    update_all(Appointment, again, ["valid_until", "ended_by", "lasted_until", "version"])
