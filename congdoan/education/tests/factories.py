"""Members and sessions as tests need them; what is not said has a plain value."""

import datetime

from congdoan.education.choices import SessionKind
from congdoan.education.models import Attendance, StudySession
from congdoan.membership.models import Membership
from tests import people

SINCE = datetime.date(2012, 1, 1)


def day(text):
    """A date from "2022-05-18"."""
    return datetime.date.fromisoformat(text)


def member(cast, full_name="Trần Thị Mai", unit=None, sex="female", since=SINCE, until=None):
    """A person who is a member of the group T1 (or ``unit``) since 2012."""
    who = people.person(full_name, sex)
    Membership.objects.create(
        person=who,
        unit=unit or cast.group,
        union_joined_on=since,
        valid_from=since,
        valid_until=until,
        recorded_by=cast.chair.person,
        recorded_at=people.NOW,
    )
    return who


def session(cast, *participants, held_on="2022-03-07", kind=SessionKind.PROPAGANDA, document="Luật Bình đẳng giới", **facts):
    """A session with its participants, by default of the union, recorded by the chair."""
    given = {"unit": cast.union, "recorded_by": cast.chair.person, "recorded_at": people.NOW, **facts}
    made = StudySession.objects.create(held_on=day(held_on), kind=kind, document=document, **given)
    for person in participants:
        Attendance.objects.create(session=made, person=person)
    return made
