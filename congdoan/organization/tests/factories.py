"""Made-up appointments and units for tests."""

import datetime

from congdoan.membership.models import Membership
from congdoan.organization.actions import appointments
from congdoan.organization.choices import How, Post
from tests.people import person

SINCE = datetime.date(2017, 3, 24)


def appoint(cast, who=None, post=Post.COMMITTEE_MEMBER, unit=None, since=SINCE, **facts):
    """An appointment recorded by the chair; who is no member on its first day was one of the unit on that day."""
    who, unit = who or person("Đỗ Quốc Cường", "male"), unit or cast.union
    if not any(row.holds_on(since) for row in who.memberships.all()):
        member_for_a_day(cast, who, unit, since)
    return appointments.appoint(
        by=cast.chair,
        unit=unit,
        person=who,
        post=post,
        valid_from=since,
        how=facts.pop("how", How.ELECTED),
        **facts,
    )


def member_for_a_day(cast, who, unit, on):
    """Was a member of the unit on that day, and is none today: what a post asks for, and no figure of today counts."""
    written = {"recorded_by": cast.chair.person, "recorded_at": cast.chair.now}
    until = on + datetime.timedelta(days=1)
    Membership.objects.create(person=who, unit=unit, union_joined_on=on, valid_from=on, valid_until=until, why_left="other", **written)
    return who
