"""Members, children, visits, notices, gifts as tests need them; what is not said has a plain value."""

import datetime

from congdoan.care.choices import Occasion, Reason, Recipient, Relation
from congdoan.care.models import Gift, Norm, Notice, Visit
from congdoan.finance.choices import MoneySource
from congdoan.kernel import names
from congdoan.membership.models import Membership, Relative
from tests import people

SINCE = datetime.date(2012, 1, 1)


def day(text):
    """A date from "2022-05-18"."""
    return datetime.date.fromisoformat(text)


def member(cast, full_name="Trần Thị Mai", unit=None, sex="female", since=SINCE, until=None, who=None, **facts):
    """A person who is a member of the group T1 (or ``unit``) since 2012; ``who`` if the person is there already."""
    who = who or people.person(full_name, sex, **facts)
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


def child(cast, parent, name="Minh Khôi", born=2013):
    """A member's child."""
    return Relative.objects.create(
        person=parent, name=name, match_key=names.match_key(name), birth_year=born, recorded_by=cast.chair.person, recorded_at=people.NOW
    )


def visit(cast, person, visited_on="2022-05-18", reason=Reason.HOSPITAL, amount=500_000, **facts):
    """A visit, by default half a million đồng of the union's budget on 18 May 2022, recorded by the group leader."""
    given = {
        "unit": cast.group,
        "source": MoneySource.UNION_BUDGET if amount else "",
        "recorded_by": cast.group_leader.person,
        "recorded_at": people.NOW,
        **facts,
    }
    return Visit.objects.create(person=person, visited_on=day(visited_on), reason=reason, amount=amount, **given)


def notice(cast, person, reported_on="2022-05-20", reason=Reason.HOSPITAL, **facts):
    """Word that somebody is to be visited."""
    given = {
        "unit": cast.group,
        "place": "Bệnh viện đa khoa tỉnh",
        "recorded_by": cast.group_leader.person,
        "recorded_at": people.NOW,
        **facts,
    }
    return Notice.objects.create(person=person, reported_on=day(reported_on), reason=reason, **given)


def gift(cast, to=None, of=None, given_on="2021-09-21", occasion=Occasion.MID_AUTUMN, amount=100_000, **facts):
    """A gift to a child (``of``) or a member (``to``), by default a hundred thousand đồng at Mid-Autumn 2021."""
    recipient = Recipient.CHILD if of else Recipient.MEMBER
    given = {
        "unit": cast.union,
        "recipient": recipient,
        "person": of.person if of else to,
        "child": of,
        "source": MoneySource.UNION_BUDGET if amount else "",
        "recorded_by": cast.chair.person,
        "recorded_at": people.NOW,
        **facts,
    }
    return Gift.objects.create(given_on=day(given_on), occasion=occasion, amount=amount, **given)


def norm(event="visit:hospital", amount=500_000, relation=Relation.MEMBER, valid_from=SINCE, **facts):
    """A norm, by default half a million đồng for a member in hospital since 2012; the unit and who wrote it are said."""
    given = {
        "per": "case",
        "regulation": "05/QC-CĐCS",
        "issued_on": SINCE,
        "approved_by": "Ban Chấp hành",
        "recorded_at": people.NOW,
        **facts,
    }
    return Norm.objects.create(event=event, amount=amount, relation=relation, valid_from=valid_from, **given)
