"""Made-up appointments and units for tests."""

import datetime

from congdoan.membership.models import Membership
from congdoan.organization.actions import appointments
from congdoan.organization.choices import How, Post
from tests.people import person

SINCE = datetime.date(2017, 3, 24)


def appoint(cast, who=None, post=Post.COMMITTEE_MEMBER, unit=None, since=SINCE, **facts):
    """An appointment recorded by the chair; who is no member on its first day was one of the union (of no group) as long as it lasts."""
    who, unit = who or person("Đỗ Quốc Cường", "male"), unit or cast.union
    if not any(row.holds_on(since) for row in who.memberships.all()):
        until = facts.get("valid_until")
        member_from(cast, who, unit.parent if unit.is_group else unit, since, until if until and until > since else None)
    return appointments.appoint(
        by=cast.chair,
        unit=unit,
        person=who,
        post=post,
        valid_from=since,
        how=facts.pop("how", How.ELECTED),
        **facts,
    )


def member_from(cast, who, unit, on, until=None):
    """Was a member of the unit from that day on: what a post asks for."""
    written = {"recorded_by": cast.chair.person, "recorded_at": cast.chair.now}
    why = "other" if until else ""
    Membership.objects.create(person=who, unit=unit, union_joined_on=on, valid_from=on, valid_until=until, why_left=why, **written)
    return who
