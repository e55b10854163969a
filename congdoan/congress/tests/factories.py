"""Congresses and elections as tests need them, recorded through the actions by the cast's chair."""

import datetime

from congdoan.congress.actions import congresses, elections
from congdoan.congress.choices import At, Form, Position
from congdoan.membership.models import Membership
from tests import people

HELD = datetime.date(2022, 3, 28)
NAMES = ("Đỗ Quốc Cường", "Nguyễn Hải Đăng", "Hoàng Thị Hạnh", "Tạ Thị Hương", "Ngô Văn Quân", "Đinh Thị Hằng", "Trần Văn Bảo")


def member(cast, who, unit=None, since=datetime.date(2015, 1, 5)):
    """Makes a person a member of the cast's union."""
    written = {"recorded_by": cast.chair.person, "recorded_at": people.NOW}
    return Membership.objects.create(person=who, unit=unit or cast.union, union_joined_on=since, valid_from=since, **written)


def crew(cast, names=NAMES, unit=None):
    """Members with these names; returns the persons."""
    persons = [people.person(name) for name in names]
    for who in persons:
        member(cast, who, unit)
    return persons


def congress(cast, held_on=HELD, term="2022-2027", **facts):
    """A plenary congress of the cast's union on 28 March 2022."""
    given = {"form": Form.PLENARY, "summoned": 56, "present": 55, **facts}
    return congresses.record(by=cast.chair, unit=cast.union, held_on=held_on, term=term, **given)


def election(cast, votes, seats=1, position=Position.COMMITTEE, at=At.CONGRESS, by=None, unit=None, **facts):
    """An election with 55 ballots issued and collected, 54 valid. ``votes``: [(person, votes)]."""
    given = {"held_on": HELD, "round": 1, "issued": 55, "collected": 55, "valid": 54, **facts}
    return elections.record(by=by or cast.chair, unit=unit or cast.union, at=at, position=position, seats=seats, candidates=votes, **given)
