"""Figures of the congress: those of the closing congress belong to the term that it closes."""

import pytest

from congdoan.congress import indicators
from congdoan.congress.choices import At, Position
from congdoan.congress.tests import factories
from congdoan.indicators import engine
from congdoan.kernel.periods import read_period
from congdoan.organization import queries as organization
from tests.people import TODAY

pytestmark = pytest.mark.db


@pytest.fixture
def book(cast):
    """Two congresses; five, two and three elected at the second, one delegate at the first."""
    crew = factories.crew(cast)
    factories.congress(cast, factories.HELD.replace(year=2017), "2017-2022")
    factories.election(cast, [(crew[0], 50)], position=Position.DELEGATE, held_on=factories.HELD.replace(year=2017))
    factories.congress(cast)
    factories.election(cast, list(zip(crew, (53, 52, 50, 47, 41, 15, 9), strict=True)), seats=5)
    meeting = {"at": At.COMMITTEE_MEETING, "issued": 5, "collected": 5, "valid": 5}
    factories.election(cast, [(crew[0], 5)], position=Position.CHAIR, **meeting)
    factories.election(cast, [(crew[1], 4), (crew[2], 1)], position=Position.VICE_CHAIR, **meeting)
    factories.election(cast, list(zip(crew[:4], (54, 49, 47, 12), strict=True)), position=Position.DELEGATE, seats=3, valid=55)
    return cast


def figure(cast, indicator, period, unit=None):
    return engine.figure(indicator, engine.Question(unit or cast.union, period, TODAY))


def test_the_closing_congress_belongs_to_the_term_it_closes(book):
    term = organization.term_period(book.union, 2017, 2022)
    elected = figure(book, indicators.COMMITTEE_ELECTED, term)
    assert (elected.value, elected.people, elected.records) == (5, 5, 5)
    assert elected.items[0] == "Đỗ Quốc Cường (Ban Chấp hành)"
    chairs = figure(book, indicators.CHAIRS_ELECTED, term)
    assert (chairs.value, chairs.parts) == (2, {"Chủ tịch": 1, "Phó chủ tịch": 1})
    assert figure(book, indicators.DELEGATES_ELECTED, term).value == 3
    assert figure(book, indicators.CONGRESSES, term).value == 1


def test_the_opening_congress_belongs_to_the_term_before(book):
    year = read_period("2017")
    assert (figure(book, indicators.CONGRESSES, year).value, figure(book, indicators.DELEGATES_ELECTED, year).value) == (1, 1)
    assert figure(book, indicators.COMMITTEE_ELECTED, year).value == 0


def test_another_union_has_none_of_it_and_the_district_all(book):
    year = read_period("2022")
    assert figure(book, indicators.COMMITTEE_ELECTED, year, book.other).value == 0
    assert figure(book, indicators.COMMITTEE_ELECTED, year, book.district).value == 5


def test_the_columns_of_the_rows_can_be_read(book):
    question = engine.Question(book.union, read_period("2022"), TODAY)
    for indicator in (indicators.COMMITTEE_ELECTED, indicators.CONGRESSES):
        for row in engine.rows(indicator, question):
            assert [getter(row) for _title, getter, _kind in indicator.columns]
