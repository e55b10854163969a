"""Funds, contributions and handovers as tests need them; what is not said has a plain value."""

import datetime

from congdoan.finance.choices import Content, FundKind
from congdoan.finance.models import Contribution, Fund, Handover
from congdoan.membership.models import Membership
from tests import people

OPENED = datetime.date(2017, 1, 1)


def fund(cast, code="QXH", name="Quỹ xã hội công đoàn", kind=FundKind.FUND, **facts):
    """A fund of the cast's union, open since 2017."""
    given = {"unit": cast.union, "valid_from": OPENED, **_written(cast), **facts}
    return Fund.objects.create(code=code, name=name, kind=kind, **given)


def contribution(cast, into, donor=None, amount=200_000, given_on="2022-03-08", **facts):
    """Somebody's money, by default two hundred thousand đồng on 8 March 2022."""
    whose = {"donor": donor} if donor else {"donor_name": facts.pop("donor_name", "Công ty Yên Bình")}
    given = {"unit": cast.union, **_written(cast), **facts}
    return Contribution.objects.create(fund=into, given_on=datetime.date.fromisoformat(given_on), amount=amount, **whose, **given)


def handover(cast, out_of=None, value=500_000, content=Content.MONEY, handed_on="2022-04-30", **facts):
    """Something handed over, by default five hundred thousand đồng on 30 April 2022."""
    given = {"unit": cast.union, "recipient": "Trung tâm bảo trợ Bình Lục", **_written(cast), **facts}
    return Handover.objects.create(fund=out_of, handed_on=datetime.date.fromisoformat(handed_on), value=value, content=content, **given)


def _written(cast):
    return {"recorded_by": cast.accountant.person, "recorded_at": people.NOW}


def member(cast, who, unit=None, since="2015-01-05", until=None):
    """Makes a person a member of a unit, by default of the cast's union since 5 January 2015; ``until`` exclusive."""
    start = datetime.date.fromisoformat(since)
    return Membership.objects.create(
        person=who,
        unit=unit or cast.union,
        union_joined_on=start,
        valid_from=start,
        valid_until=datetime.date.fromisoformat(until) if until else None,
        **_written(cast),
    )


def crew(cast, names=("Đỗ Quốc Cường", "Nguyễn Hải Đăng", "Hoàng Thị Hạnh"), unit=None):
    """Members with these names, in the cast's group unless said otherwise; returns the persons."""
    persons = [people.person(name) for name in names]
    for who in persons:
        member(cast, who, unit or cast.group)
    return persons
