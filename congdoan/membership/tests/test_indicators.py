"""Figures of members: by hand over a small tree."""

import datetime

import pytest

from congdoan.indicators import engine
from congdoan.indicators.indicator import get
from congdoan.kernel.periods import Period, read_period
from congdoan.membership.tests.factories import member
from tests.people import TODAY

pytestmark = pytest.mark.db
YEAR = read_period("2021")


@pytest.fixture
def book(cast):
    """Group 1: Mai (woman, Party), Hải (man; left on 30/06/2021). Group 2: Bích (woman, admitted 2021), Ba (man; came from group 1 in 2021)."""
    member(cast, "Trần Thị Mai", unit=cast.group, party_introduced_on="2020-12-01", party_joined_on="2021-02-03")
    member(
        cast, "Nguyễn Văn Hải", "male", cast.group, born="1980", valid_until="2021-07-01", why_left="retired", party_joined_on="2010-02-03"
    )
    member(cast, "Lê Thị Bích", unit=cast.group2, born="1991", joined="01/12/2021", party_introduced_on="2021-12-31")
    member(cast, "Đỗ Văn Ba", "male", cast.group, born="1985", valid_until="2021-05-01", why_left="moved_group")
    member(cast, "Đỗ Văn Ba", "male", cast.group2, born="1985", valid_from="2021-05-01", how="transferred")
    return cast


def figure(key, unit, period=YEAR):
    return engine.figure(get(f"membership.{key}"), engine.Question(unit, period, TODAY))


@pytest.mark.parametrize(
    ("key", "unit", "value", "of"),
    [
        ("members", "union", 3, None),  # Mai, Bích, Ba
        ("members", "district", 3, None),
        ("members", "group", 1, None),
        ("members", "other", 0, None),
        ("women", "union", 2, 3),
        ("women.percent", "union", 66.7, 3),
        ("women.percent", "other", 0, 0),
        ("party_members", "union", 1, 3),  # Hải has left
        ("admitted", "union", 1, None),  # Bích; Ba's move is no admission
        ("left", "union", 1, None),  # Hải; Ba's move is no leaving
        ("introduced_to_party", "union", 1, None),  # Bích on 31/12/2021; Mai in 2020
        ("party_admitted", "union", 1, None),  # Mai
    ],
)
def test_value(book, key, unit, value, of):
    made = figure(key, getattr(book, unit))
    assert (made.value, made.of) == (value, of)
    assert made.records == len(engine.rows(made.indicator, engine.Question(getattr(book, unit), YEAR, TODAY)))


def test_the_last_day_counts_on_both_sides(book):
    before = Period("month", "2021-06", datetime.date(2021, 6, 1), datetime.date(2021, 7, 1))
    after = Period("month", "2021-07", datetime.date(2021, 7, 1), datetime.date(2021, 8, 1))
    assert (figure("members", book.union, before).value, figure("left", book.union, before).value) == (3, 1)
    assert (figure("members", book.union, after).value, figure("left", book.union, after).value) == (2, 0)
    assert figure("left", book.union, before).parts == {"Nghỉ hưu": 1}


def test_titles_and_columns_of_every_row(book):
    question = engine.Question(book.union, YEAR, TODAY)
    for key in ("members", "women", "party_members", "admitted", "left", "introduced_to_party", "party_admitted"):
        indicator = get(f"membership.{key}")
        for row in engine.rows(indicator, question):
            assert indicator.title(row) and all(str(getter(row)) for _title, getter, _kind in indicator.columns)
