"""Terms of office, and the period that a report of a term covers."""

import datetime

import pytest

from congdoan.kernel.errors import NotAllowed, Refused
from congdoan.organization import policies, queries
from congdoan.organization.actions import terms
from congdoan.organization.models import Term

pytestmark = pytest.mark.db
D = datetime.date
C2012, C2017, C2023 = D(2012, 3, 20), D(2017, 3, 24), D(2023, 3, 28)


def days(unit, first, last):
    period = queries.term_period(unit, first, last)
    return period.start, period.last_day


def opened(cast, first, last, on, **more):
    return terms.open(by=cast.chair, unit=cast.union, first_year=first, last_year=last, on=on, **more)


def test_the_congress_of_the_next_term_closes_one_that_was_never_recorded(cast):
    opened(cast, 2023, 2028, C2023)
    assert days(cast.union, 2017, 2022) == (D(2017, 1, 1), C2023)
    assert days(cast.union, 2023, 2028) == (D(2023, 3, 29), D(2028, 12, 31))


def test_without_any_congress_a_term_runs_by_the_calendar(cast):
    assert days(cast.union, 2017, 2022) == (D(2017, 1, 1), D(2022, 12, 31))


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 2, 0)])
def test_congresses_may_be_recorded_in_any_order(cast, order):
    congresses = [(2012, 2017, C2012), (2017, 2022, C2017), (2023, 2028, C2023)]
    for place in order:
        opened(cast, *congresses[place])
    assert days(cast.union, 2012, 2017) == (D(2012, 3, 21), C2017)
    assert days(cast.union, 2017, 2022) == (D(2017, 3, 25), C2023)
    assert [term.closed_on for term in queries.terms(cast.union)] == [None, C2023, C2017]


def test_a_far_later_congress_does_not_close_a_term(cast):
    opened(cast, 2023, 2028, C2023)
    assert days(cast.union, 2012, 2017) == (D(2012, 1, 1), D(2017, 12, 31))


def test_a_group_goes_by_its_union_and_another_union_does_not(cast):
    opened(cast, 2023, 2028, C2023)
    assert days(cast.group, 2017, 2022)[1] == C2023
    assert days(cast.district, 2017, 2022)[1] == days(cast.other, 2017, 2022)[1] == D(2022, 12, 31)


def test_opening_again_corrects_and_withdrawing_opens_the_one_before(cast):
    opened(cast, 2017, 2022, C2017)
    opened(cast, 2023, 2028, D(2023, 3, 27))
    again = opened(cast, 2023, 2028, C2023, ordinal=4)
    assert Term.objects.count() == 2 and again.ordinal == 4
    assert Term.objects.get(first_year=2017).closed_on == C2023
    terms.withdraw(by=cast.chair, unit=cast.union, first_year=2023)
    assert Term.objects.get().closed_on is None


def test_terms_out_of_order_and_impossible_years_are_refused(cast):
    opened(cast, 2017, 2022, C2017)
    with pytest.raises(Refused, match="Nhiệm kỳ 2017-2022 đã mở ở đại hội ngày 24/03/2017"):
        opened(cast, 2023, 2028, C2012)
    with pytest.raises(Refused, match="như 2023-2028"):
        opened(cast, 2023, 2023, C2023)
    with pytest.raises(NotAllowed):
        terms.open(by=cast.accountant, unit=cast.union, first_year=2023, last_year=2028, on=C2023)


@pytest.mark.parametrize(("text", "years"), [("", None), ("2017-2022", (2017, 2022)), ("2017 – 2022", (2017, 2022))])
def test_terms_as_written(text, years):
    assert policies.read_term(text) == years
