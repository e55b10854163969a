"""Tạm dừng, sinh hoạt lại, qua đời, trở lại, bỏ lần ghi rời nhầm."""

from congdoan.access.actions import action
from congdoan.kernel import dates
from congdoan.kernel.db import update_all
from congdoan.membership import moving, policies, queries
from congdoan.membership.actions import _endings
from congdoan.membership.choices import How, Permission, WhyLeft
from congdoan.membership.models import Membership, Suspension
from congdoan.people import policies as recorded
from congdoan.units import queries as units


@action(Permission.SUSPEND_MEMBERSHIP, at="membership.unit")
def suspend(*, by, membership, version, reason, valid_from, last_day=None, note=""):
    """Ghi tạm dừng sinh hoạt; ``last_day`` là ngày tạm dừng cuối cùng, bỏ trống khi chưa biết."""
    membership = _locked(membership, version)
    until = dates.day_after(last_day) if last_day else None
    moving.check_pause(
        membership=membership, valid_from=valid_from, valid_until=until, others=list(queries.suspensions_at([membership.pk]))
    )
    return Suspension.objects.create(
        membership=membership, reason=reason, note=note, valid_from=valid_from, valid_until=until, recorded_by=by.person, recorded_at=by.now
    )


@action(Permission.SUSPEND_MEMBERSHIP, at="suspension.membership.unit")
def resume(*, by, suspension, version, last_day):
    """Ghi sinh hoạt lại; ``last_day`` là ngày tạm dừng cuối cùng."""
    row = Suspension.objects.select_for_update(of=("self",)).select_related("membership").get(pk=suspension.pk)
    recorded.check_unchanged(row, version)
    moving.check_resume(suspension=row, last_day=last_day)
    row.valid_until, row.version = dates.day_after(last_day), row.version + 1
    row.save(update_fields=["valid_until", "version"])
    return row


@action(Permission.END_MEMBERSHIP, at="membership.unit")
def record_death(*, by, membership, version, died_on, note=""):
    """Ghi đoàn viên qua đời.

    The membership ends with the day of the death, whatever day was written before; so do all posts, the sign-in and requests to move. From
    then on no list of care names the person, and no book admits him or her again.
    """
    membership = _locked(membership, version)
    moving.check_died(membership=membership, died_on=died_on, today=by.today)
    membership.why_left, membership.why_left_note = WhyLeft.DIED, note
    until = dates.day_after(died_on)
    _endings.end(by, membership, until)
    return membership


@action(Permission.ADMIT_MEMBER, at="unit")
def rejoin(*, by, unit, membership, valid_from, job_title=""):
    """Ghi một người đã rời nay trở lại sinh hoạt.

    ``membership``: the newest one, whose day of joining the union and member number hold again. Whoever was expelled or removed applies anew
    instead: the committee decides.
    """
    held = list(queries.matching([membership.person_id]))
    last = held[-1]
    moving.check_known_here(newest=last, membership=membership, sees=by.scope(Permission.VIEW_MEMBERS).contains)
    moving.check_may_return(membership=last, valid_from=valid_from, today=by.today)
    moving.check_not_sent_away(membership=last)
    level = units.kind_levels().get(unit.kind, 0)
    policies.check_unit(unit=unit, level=level, valid_from=valid_from, valid_until=None)
    policies.check_member_number(
        number=last.member_number,
        person_id=last.person_id,
        holders={
            number: person.pk for number, person in queries.by_member_numbers([last.member_number] if last.member_number else []).items()
        },
    )
    return Membership.objects.create(
        person_id=last.person_id, unit=unit, union_joined_on=last.union_joined_on, union_joined_precision=last.union_joined_precision,
        how=How.RETURNED, valid_from=valid_from, member_number=last.member_number, job_title=job_title,
        recorded_by=by.person, recorded_at=by.now,
    )  # fmt: skip


@action(Permission.CORRECT_MEMBER, at="membership.unit")
def take_back_leaving(*, by, membership, version):
    """Bỏ lần ghi rời đơn vị ghi nhầm: người ấy lại là đoàn viên như chưa rời, giữ lại chức vụ đã thôi, lần tạm dừng đã khép vì lần ấy.

    The sign-in that a death closed stays closed until somebody opens it. Refused: a later membership stands, another room or unit ended it.
    """
    membership = _locked(membership, version)
    moving.check_may_take_back(membership=membership, held=list(queries.matching([membership.person_id])))
    was = membership.valid_until
    membership.valid_until, membership.why_left, membership.why_left_note = None, "", ""
    membership.version += 1
    update_all(Membership, [membership], ["valid_until", "why_left", "why_left_note", "version"])
    _endings.give_back({membership: was})
    return membership


def _locked(membership, version):
    row = Membership.objects.select_for_update(of=("self",)).select_related("person", "unit").get(pk=membership.pk)
    recorded.check_unchanged(row, version)
    return row
