"""Figures together are what each of them is alone, in a handful of statements."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from congdoan.indicators import engine, queries
from congdoan.indicators.indicator import indicators
from congdoan.kernel.periods import read_period
from tests.people import TODAY

pytestmark = pytest.mark.db


def test_all_figures_in_four_statements(cast):
    asked = engine.Question(cast.union, read_period("2022"), TODAY)
    with CaptureQueriesContext(connection) as seen:
        found = queries.figures(asked)
    assert len(found) == len(indicators()) > 30
    assert len(seen) <= 4


def test_where_nothing_is_recorded_every_figure_is_nothing(cast):
    found = queries.figures(engine.Question(cast.group2, read_period("2021"), TODAY)).values()
    assert {made.key for made in found if made.records} <= {"organization.groups"}
    assert all(made.value == 0 for made in found if not made.records)


def test_no_question_no_statement(cast):
    with CaptureQueriesContext(connection) as seen:
        assert engine.figures([], engine.Question(cast.union, read_period("2022"), TODAY)) == []
    assert len(seen) == 0


@pytest.mark.parametrize(
    ("part", "whole", "share"), [(1, 16, 6.3), (1, 2, 50), (0, 0, 0), (2, 3, 66.7), (1, 3, 33.3), (56, 56, 100), (1, 1600, 0.1)]
)
def test_a_share_is_rounded_as_by_hand(part, whole, share):
    assert engine.percent(part, whole) == share
