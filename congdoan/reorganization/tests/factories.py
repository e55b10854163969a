"""Made-up plans, and a province with enough units to rearrange."""

import datetime

from congdoan.access import grants
from congdoan.access.actors import actor_for
from congdoan.access.roles import Role
from congdoan.membership.models import Membership
from congdoan.reorganization import queries
from congdoan.reorganization.actions import carrying, plans
from congdoan.reorganization.models import Plan
from tests.people import FOUNDED, NOW, account, found, person

DAY = datetime.date(2022, 5, 1)
BEFORE = datetime.date(2022, 4, 30)


def second_officer(cast):
    """Another officer of the district, who may approve what the first submits."""
    who = person("Lê Minh Tâm", "male")
    grants.give(person=who, role=Role.SUPERIOR_OFFICER, unit=cast.district, valid_from=FOUNDED)
    return actor_for(account(who, "captren2"), NOW)


def keeper(cast):
    """Who keeps the system at the district: drafts plans, and sees no names."""
    who = person("Đào Văn Quản", "male")
    grants.give(person=who, role=Role.ADMINISTRATOR, unit=cast.district, valid_from=FOUNDED)
    return actor_for(account(who, "quantri"), NOW)


def members(cast, unit, count, since=datetime.date(2016, 1, 5)):
    """That many members of a unit."""
    made = []
    for number in range(count):
        who = person(f"Nguyễn Thị {chr(65 + number % 26)}{chr(97 + number // 26)} {unit.code}")
        made.append(
            Membership.objects.create(
                person=who, unit=unit, union_joined_on=since, valid_from=since, recorded_by=cast.chair.person, recorded_at=NOW
            )
        )
    return made


def drafted(cast, *steps, by=None, unit=None, effective_on=DAY, number="214/QĐ-LĐLĐ", **facts):
    """A draft with these steps."""
    given = {"title": "Sắp xếp thử", "issuer": "LĐLĐ huyện", "signed_on": datetime.date(2022, 4, 20)} | facts
    return plans.draft(
        by=by or cast.officer, unit=unit or cast.district, effective_on=effective_on, number=number, steps=list(steps), **given
    )


def approved(cast, second, plan):
    """The plan, submitted and approved."""
    plan = plans.submit(by=cast.officer, plan=plan, version=fresh(plan).version)
    return plans.approve(by=second, plan=plan, version=plan.version)


def done(cast, second, *steps, **facts):
    """A plan carried out."""
    plan = approved(cast, second, drafted(cast, *steps, **facts))
    return carrying.carry_out(by=second, plan=plan, version=plan.version)


def fresh(plan):
    """The plan as it stands in the database."""
    return Plan.objects.get(pk=plan.pk)


def problems(plan):
    """Sentences of all that must be mended."""
    return [f"{one.title}. {one.text}" for one in plans.checked(queries.sketch(fresh(plan)))[1].problems]


def unit(code, name, kind="grassroots_union", parent=None, **facts):
    """A unit with its dated rows."""
    return found(code, name, kind, parent, **facts)
