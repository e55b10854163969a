"""Figures of units and posts: by hand over the cast's tree."""

import datetime

import pytest

from congdoan.indicators import engine
from congdoan.indicators.indicator import get
from congdoan.kernel.periods import read_period
from congdoan.organization.actions import units
from congdoan.organization.tests.factories import appoint
from tests.people import TODAY, person

pytestmark = pytest.mark.db


def value(key, unit, year="2021"):
    return engine.figure(get(f"organization.{key}"), engine.Question(unit, read_period(year), TODAY)).value


def test_units_by_kind_as_of_the_last_day(cast):
    units.found(by=cast.chair, parent=cast.union, code="NC", name="Tổ nữ công", kind="women_group", founded_on=datetime.date(2021, 6, 1))
    units.close(by=cast.chair, unit=cast.group2, last_day=datetime.date(2021, 12, 30))
    assert (value("groups", cast.union, "2020"), value("groups", cast.union)) == (2, 1)
    assert (value("women_groups", cast.union, "2020"), value("women_groups", cast.union)) == (0, 1)
    assert value("grassroots_unions", cast.district) == 2
    assert value("sections", cast.district) == 0


def test_employers_are_counted_once(cast):
    for code in ("A", "B"):
        units.found(
            by=cast.chair, parent=cast.union, code=code, name=f"Tổ {code}", kind="union_group", founded_on=datetime.date(2015, 1, 1), employer="Huyện ủy"
        )  # fmt: skip
    assert value("employers", cast.district) == 1


def test_officers_and_who_looks_after_womens_affairs(cast):
    who = person("Lê Thị Bích")
    appoint(cast, who, "vice_chair", duties="chính sách, Nữ công")
    appoint(cast, who, "women_board_member")
    appoint(cast, person("Đỗ Văn Ba", "male"), "accountant")
    assert value("posts", cast.union) == 2
    assert value("women_affairs_officers", cast.union) == 1
    assert value("women_affairs_officers", cast.union, "2016") == 0


def test_commune_bodies_are_those_whose_sector_says_so(cast):
    assert value("commune_bodies", cast.district) == 0
    day = {"founded_on": datetime.date(2015, 1, 1), "kind": "union_group", "by": cast.chair, "parent": cast.union}
    for code, body, sector in (
        ("A", "UBND xã An Mỹ", "Cơ quan cấp xã"), ("B", "UBND xã An Mỹ", "Cơ quan cấp xã"), ("C", "UBND phường Lê Lợi", "Xã, phường, thị trấn"),
        ("D", "Trường THCS An Mỹ", "Trường học"), ("E", "Chợ xã An Mỹ", ""),
    ):  # fmt: skip
        units.found(code=code, name=f"Tổ {code}", employer=body, sector=sector, **day)
    assert (value("employers", cast.district), value("commune_bodies", cast.district)) == (4, 2)
