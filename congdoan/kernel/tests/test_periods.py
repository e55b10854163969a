"""Periods: read from their codes, their days, their Vietnamese names."""

from datetime import date

import pytest
from django.db.models import Q

from congdoan.kernel.errors import Unreadable
from congdoan.kernel.periods import KINDS, Period, read_period


@pytest.mark.parametrize(
    ("code", "kind", "start", "last_day", "label"),
    [
        ("2017..2022", "term", date(2017, 1, 1), date(2022, 12, 31), "nhiệm kỳ 2017-2022"),
        ("2010", "year", date(2010, 1, 1), date(2010, 12, 31), "năm 2010"),
        ("2016-H1", "half-year", date(2016, 1, 1), date(2016, 6, 30), "6 tháng đầu năm 2016"),
        ("2016-H2", "half-year", date(2016, 7, 1), date(2016, 12, 31), "6 tháng cuối năm 2016"),
        ("2022-Q1", "quarter", date(2022, 1, 1), date(2022, 3, 31), "quý I năm 2022"),
        ("2022-Q4", "quarter", date(2022, 10, 1), date(2022, 12, 31), "quý IV năm 2022"),
        ("2022-05", "month", date(2022, 5, 1), date(2022, 5, 31), "tháng 5 năm 2022"),
        ("2020-02", "month", date(2020, 2, 1), date(2020, 2, 29), "tháng 2 năm 2020"),
        ("2022-12", "month", date(2022, 12, 1), date(2022, 12, 31), "tháng 12 năm 2022"),
    ],
)
def test_read_period(code, kind, start, last_day, label):
    period = read_period(code)
    assert (period.code, period.kind, period.start, period.last_day) == (code, kind, start, last_day)
    assert period.label == str(period) == label
    assert period.contains(start)
    assert period.contains(last_day)
    assert not period.contains(period.end)
    assert not period.contains(date.fromordinal(start.toordinal() - 1))
    assert kind in KINDS


@pytest.mark.parametrize("code", [" 2016-h1 ", "2016-H1\n", "2016-H1"])
def test_codes_are_read_as_people_type_them(code):
    assert read_period(code) == read_period("2016-H1")
    assert read_period(2010) == read_period("2010")


@pytest.mark.parametrize(
    "code",
    [
        "",
        "abc",
        "2022..2017",
        "2017-2022",
        "2016-H3",
        "2022-Q5",
        "2022-13",
        "2022-00",
        "2022-5",
        "20222",
        "0000",
        "1899",
        "2250",
        "2017..2250",
        "２０１０",
        None,
    ],
)
def test_unreadable_period(code):
    with pytest.raises(Unreadable) as refusal:
        read_period(code)
    assert "Ghi năm (2022)" in str(refusal.value)


@pytest.mark.parametrize(
    ("opened_on", "closed_on", "start", "last_day"),
    [
        (None, None, date(2017, 1, 1), date(2022, 12, 31)),
        (date(2017, 9, 15), None, date(2017, 9, 16), date(2022, 12, 31)),
        (None, date(2023, 3, 28), date(2017, 1, 1), date(2023, 3, 28)),
        (date(2017, 9, 15), date(2023, 3, 28), date(2017, 9, 16), date(2023, 3, 28)),
        (date(2017, 12, 31), date(2022, 12, 31), date(2018, 1, 1), date(2022, 12, 31)),
    ],
)
def test_term_runs_from_congress_to_congress(opened_on, closed_on, start, last_day):
    term = Period.term(2017, 2022, opened_on=opened_on, closed_on=closed_on)
    assert (term.code, term.label) == ("2017..2022", "nhiệm kỳ 2017-2022")
    assert (term.start, term.last_day) == (start, last_day)


def test_terms_that_follow_one_another_share_no_day():
    congress = date(2023, 3, 28)
    assert Period.term(2017, 2022, closed_on=congress).end == Period.term(2023, 2028, opened_on=congress).start


@pytest.mark.parametrize(
    ("kind", "code", "end"),
    [("year", "2010", date(2010, 1, 1)), ("week", "2010", date(2011, 1, 1)), ("year", "x", date(2011, 1, 1))],
)
def test_no_period_without_days_or_with_a_foreign_code(kind, code, end):
    with pytest.raises(ValueError, match="period"):
        Period(kind, code, date(2010, 1, 1), end)


def test_q_is_half_open():
    assert read_period("2022-05").q("visit__visited_on") == Q(
        visit__visited_on__gte=date(2022, 5, 1), visit__visited_on__lt=date(2022, 6, 1)
    )
