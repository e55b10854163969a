"""Members as the room finance needs them: who could give on a day, how many of them did."""

from django.db.models import Count, Q

from congdoan.finance.models import Contribution
from congdoan.membership import queries as members
from congdoan.people import queries as people
from congdoan.units import queries as units


def names_of(ids):
    """{person id: full name}."""
    return dict(people.persons().filter(pk__in=list(ids)).order_by("pk").values_list("pk", "full_name"))


def member_spells(ids):
    """{person id: [(unit path, from, until)]}: when and where these persons were members, in one query."""
    found = {}
    for row in members.matching(list(ids)) if ids else ():
        found.setdefault(row.person_id, []).append((row.unit.path, row.valid_from, row.valid_until))
    return found


def share_of_members(fund, day, today):
    """(how many of the members of the fund's unit on ``day`` gave to it, how many members there were), in one query."""
    return _share(fund.unit, day, today, Contribution.objects.standing().filter(fund=fund))


def share_of_year(unit, day, today):
    """(how many of the members of the unit on ``day`` gave to any fund or drive in its year until then, how many members there were), in one query."""
    return _share(unit, day, today, Contribution.objects.standing().filter(given_on__year=day.year, given_on__lte=day))


def _share(unit, day, today, gifts):
    base = members.member_facts(day).filter(units.today_q(unit.path, "unit__path")) if day == today else members.members_on(unit, day)
    donors = gifts.filter(donor__isnull=False).order_by().values("donor_id")
    given = Count("person_id", distinct=True, filter=Q(person__in=donors))
    counted = base.order_by().aggregate(members=Count("person_id", distinct=True), given=given)
    return counted["given"], counted["members"]


def already_given(fund, on, persons):
    """Names of those of ``persons`` who already gave to the fund on that day, by given name."""
    found = people.persons().filter(
        pk__in=Contribution.objects.standing().filter(fund=fund, given_on=on, donor__in=persons).order_by().values("donor_id")
    )
    return list(found.values_list("full_name", flat=True))


def outsider_q(folded, typed):
    """Q for contributions of outsiders whose name holds what was typed."""
    return Q(donor__isnull=True) & (Q(donor_name__icontains=typed) | Q(donor_name__icontains=folded))


def given_by(donors):
    """Q of gifts given by such donors (a Q of one contribution), alone or together with others."""
    return donors | Q(pk__in=Contribution.objects.standing().filter(donors, joint_with__isnull=False).values("joint_with"))
