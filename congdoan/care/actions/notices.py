"""Tin báo: a member is ill, has given birth, mourns; somebody is to go there."""

from congdoan.access.actions import action
from congdoan.care import policies, queries
from congdoan.care.choices import Permission
from congdoan.care.models import Notice
from congdoan.people import policies as recorded
from congdoan.people.actions import taking_out


@action(Permission.RECORD_VISIT, at="unit")
def report(*, by, unit, person, reported_on, reason, place=""):
    """Báo một đoàn viên cần được thăm.

    A visit of that person on that day or later answers it; until then it stands under "Việc tuần này".
    """
    policies.check_notice_day(reported_on, today=by.today)
    spells = queries.spells([person.pk])
    policies.check_member(person, unit=unit, on=reported_on, spells=spells.get(person.pk, ()))
    return Notice.objects.create(
        unit=unit,
        person=person,
        reported_on=reported_on,
        reason=reason,
        place=place,
        recorded_by=by.person,
        recorded_at=by.now,
    )


@action(Permission.RECORD_VISIT, at="notice.unit")
def cancel(*, by, notice, version, reason):
    """Bỏ một tin báo cần thăm.

    For what turned out otherwise or needs no visit; ``reason`` is a sentence.
    """
    notice = queries.locked_notice(notice.pk)
    recorded.check_correctable(notice, version)
    return taking_out.one(notice, by=by, reason=reason)
