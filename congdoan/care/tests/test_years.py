"""The years that a filter offers: those that the book holds."""

import pytest
from django.urls import reverse

from congdoan.care.forms.filters import VisitFilter
from congdoan.care.tests.factories import member, visit

pytestmark = pytest.mark.db


def test_only_years_with_rows_are_offered(cast):
    assert [value for value, _words in VisitFilter(unit=cast.union, by=cast.chair).fields["nam"].choices] == ["", cast.chair.today.year]
    who = member(cast)
    for day in ("2019-03-02", "2021-05-06"):
        visit(cast, who, visited_on=day)
    assert [value for value, _words in VisitFilter(unit=cast.union, by=cast.chair).fields["nam"].choices] == ["", 2021, 2019]


def test_a_year_that_is_none_asks_for_all(cast, sign_in):
    assert sign_in(cast.chair).get(reverse("care:by-source", args=[cast.union.pk]) + "?nam=0000").status_code == 200
