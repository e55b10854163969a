"""The cast: who acts in tests. A small tree, eight people, one fixed moment; nobody is ever an administrator of everything.

LĐLĐ huyện (BL) ─┬─ CĐCS khối dân Đảng (KDD) ─┬─ Tổ Văn phòng (KDD-T1)
                 │                            └─ Tổ Ban Đảng (KDD-T2)
                 └─ CĐCS Trường Yên Trung (YT)
"""

import datetime
from types import SimpleNamespace

from congdoan.access import grants
from congdoan.access.actors import actor_for
from congdoan.access.choices import Reach
from congdoan.access.roles import Role
from congdoan.accounts.actions import users
from congdoan.kernel import text
from congdoan.people.models import Person, named
from congdoan.units.models import Placement, Unit, UnitSpell
from congdoan.units.tree import path

NOW = datetime.datetime(2022, 5, 24, 1, 0, tzinfo=datetime.timezone.utc)  # 08:00 in Vietnam
TODAY = datetime.date(2022, 5, 24)
FOUNDED = datetime.date(2010, 1, 1)
PASSWORD = "mat-khau-thu-nghiem"


def found(code, name, kind, parent=None, founded_on=FOUNDED):
    """A unit with its dated rows, as a test needs it."""
    serial = Unit.objects.count() + 1
    unit = Unit.objects.create(
        code=code,
        name=name,
        search_key=text.fold(name),
        kind=kind,
        parent=parent,
        serial=serial,
        path=path(parent.path if parent else "", serial),
        founded_on=founded_on,
    )
    Placement.objects.create(unit=unit, parent=parent, valid_from=founded_on)
    UnitSpell.objects.create(unit=unit, name=name, kind=kind, valid_from=founded_on)
    return unit


def person(full_name, sex="female", born="1980-03-12", **facts):
    """A person of the cast."""
    birth_on = datetime.date.fromisoformat(born) if born else None
    return Person.objects.create(**named(full_name), sex=sex, birth_on=birth_on, **facts)


def account(who, username):
    """A sign-in for a person."""
    return users.open(person=who, username=username, password=PASSWORD, now=NOW)


def acting(user):
    """The actor behind an account at the fixed moment, with grants as they stand now."""
    return actor_for(user, NOW)


ROLES = [
    ("chair", "Phạm Văn Bình", "male", "chutich", Role.CHAIR, "union", Reach.HERE_AND_BELOW),
    ("accountant", "Vũ Thị Dung", "female", "ketoan", Role.ACCOUNTANT, "union", Reach.HERE_AND_BELOW),
    ("inspector", "Lương Văn Hùng", "male", "kiemtra", Role.INSPECTOR, "union", Reach.HERE_AND_BELOW),
    ("group_leader", "Bùi Thị Hà", "female", "totruong", Role.GROUP_LEADER, "group", Reach.HERE_AND_BELOW),
    ("officer", "Trịnh Văn Khánh", "male", "captren", Role.SUPERIOR_OFFICER, "district", Reach.HERE_AND_BELOW),
    ("stranger", "Ngô Thị Lan", "female", "nguoila", Role.CHAIR, "other", Reach.HERE_AND_BELOW),
]


def cast():
    """Builds the tree and the people: cast().chair is an actor, .chair.user signs in; .union, .group, .other are units."""
    made = SimpleNamespace()
    made.district = found("BL", "LĐLĐ huyện Bình Lục", "district_federation")
    made.union = found("KDD", "Công đoàn khối dân Đảng", "grassroots_union", made.district)
    made.group = found("KDD-T1", "Tổ Văn phòng", "union_group", made.union)
    made.group2 = found("KDD-T2", "Tổ Ban Đảng", "union_group", made.union)
    made.other = found("YT", "Công đoàn Trường Yên Trung", "grassroots_union", made.district)
    for key, full_name, sex, username, role, unit_key, reach in ROLES:
        who = person(full_name, sex)
        grants.give(person=who, role=role, unit=getattr(made, unit_key), valid_from=FOUNDED, reach=reach)
        setattr(made, key, acting(account(who, username)))
    made.member = acting(account(person("Trần Thị Mai", born="1986-10-09"), "doanvien"))
    return made
