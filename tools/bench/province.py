"""The province that the bench rearranges: written by a few statements, because thousands of units and members are only the ground here."""

import datetime
import random
from functools import cache

NAMES = 20_000
DAY = datetime.date(2020, 1, 1)
NOW = datetime.datetime(2026, 11, 1, 2, 0, tzinfo=datetime.timezone.utc)


def officers():
    """(who submits, who approves) at the confederation above everything."""
    from congdoan.access import grants
    from congdoan.access.actors import actor_for
    from congdoan.access.roles import Role
    from congdoan.accounts.actions import users
    from congdoan.organization.actions import installation
    from congdoan.people.models import Person, named

    by = installation.initialise(
        code="TLD", name="Tổng Liên đoàn để đo", kind="general_confederation", founded_on=datetime.date(2000, 1, 1), superiors=(),
        full_name="Trần Thị Đo", sex="female", username="do", password="chi-de-do-thoi-2026", now=NOW,
    )  # fmt: skip
    top = by.units[0]
    made = []
    for number, full_name in enumerate(("Lê Minh Tâm", "Đoàn Thị Ngân")):
        who = Person.objects.create(**named(full_name), sex="female", birth_on=DAY)
        grants.give(person=who, role=Role.SUPERIOR_OFFICER, unit=top, valid_from=datetime.date(2010, 1, 1))
        made.append(actor_for(users.open(person=who, username=f"can-bo-{number}", password="chi-de-do-thoi-2026", now=NOW), NOW))
    return top, *made


def units(parent, kind, codes):
    """Units of these codes below ``parent``, with their dated rows; returned with their keys."""
    from congdoan.organization.actions import units as founding

    rows = [{"code": code, "name": f"Công đoàn {code}", "kind": kind, "parent": parent, "founded_on": DAY} for code in codes]
    return founding.write(rows)


def members(places, each):
    """``each`` members of each unit of the list."""
    from congdoan.kernel.db import insert_all
    from congdoan.membership.models import Membership
    from congdoan.people.models import Person

    recorder, pool = Person.objects.order_by("pk").first(), named_people()
    persons = insert_all(Person, [Person(**pool[number * 31 % NAMES], birth_on=_born(number)) for number in range(len(places) * each)])
    facts = {"union_joined_on": DAY, "valid_from": DAY + datetime.timedelta(days=1), "recorded_by": recorder, "recorded_at": NOW}
    insert_all(Membership, [Membership(person=who, unit=places[number // each], **facts) for number, who in enumerate(persons)])
    return persons


@cache
def named_people():
    """[{name, its keys, sex}]: made-up people, names as often as they really occur."""
    from congdoan.demo import names
    from congdoan.people.models import named

    draw = random.Random(7)
    sexes = [draw.choice((names.MALE, names.FEMALE)) for _place in range(NAMES)]
    return [
        {**named(names.full_name(draw, sex, draw.randint(1965, 2002))), "sex": "male" if sex == names.MALE else "female"} for sex in sexes
    ]


def _born(number):
    return datetime.date(1965, 1, 1) + datetime.timedelta(days=number * 7919 % 13_500)


def chairs(places, persons, each):
    """The first three members of each unit hold posts, with the roles that follow."""
    from congdoan.access import grants
    from congdoan.access.roles import Role
    from congdoan.kernel.db import insert_all
    from congdoan.organization.choices import Post
    from congdoan.organization.models import Appointment

    recorder, made = persons[0], []
    for place, unit in enumerate(places):
        for who, post in zip(persons[place * each :], (Post.CHAIR, Post.VICE_CHAIR, Post.ACCOUNTANT), strict=False):
            facts = {"valid_from": DAY + datetime.timedelta(days=1), "recorded_by": recorder, "recorded_at": NOW}
            made.append(Appointment(person=who, unit=unit, post=post, **facts))
    made = insert_all(Appointment, made)
    roles = {Post.CHAIR: Role.CHAIR, Post.VICE_CHAIR: Role.VICE_CHAIR, Post.ACCOUNTANT: Role.ACCOUNTANT}
    grants.give_all(
        {"person_id": row.person_id, "role": roles[row.post], "unit": row.unit, "follows": row.key, "valid_from": row.valid_from}
        for row in made
    )
