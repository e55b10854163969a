"""Made-up appointments and units for tests."""

import datetime

from congdoan.organization.actions import appointments
from congdoan.organization.choices import How, Post
from tests.people import person

SINCE = datetime.date(2017, 3, 24)


def appoint(cast, who=None, post=Post.COMMITTEE_MEMBER, unit=None, since=SINCE, **facts):
    """An appointment recorded by the chair."""
    return appointments.appoint(
        by=cast.chair,
        unit=unit or cast.union,
        person=who or person("Đỗ Quốc Cường", "male"),
        post=post,
        valid_from=since,
        how=facts.pop("how", How.ELECTED),
        **facts,
    )
