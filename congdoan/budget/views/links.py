"""Addresses of the room, and the year that stands in one."""

from django.http import Http404
from django.urls import reverse

from congdoan.budget.choices import Kind
from congdoan.budget.policies import FIRST_YEAR, LAST_YEAR
from congdoan.kernel.text import number_in


def url(name, unit_id, **more):
    """An address of the room."""
    return reverse(f"budget:{name}", kwargs={"unit_id": unit_id, **more})


def page_url(filing_kind, unit_id, year):
    """The page of a unit's estimate or settlement of a year."""
    return url("estimate" if filing_kind == Kind.ESTIMATE else "settlement", unit_id, period=str(year))


def year_in(text):
    """The year that a text says, or None."""
    year = number_in(text, most=4)
    return year if year is not None and FIRST_YEAR <= year <= LAST_YEAR else None


def year_of(screen):
    """The year of the address; 404 for what is none."""
    year = year_in(screen.kwargs["period"])
    if year is None:
        raise Http404
    return year
