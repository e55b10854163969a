"""Which form, which share limits, which deadline hold for a year."""

import datetime

from congdoan.budget.models import FilingDeadline, FilingForm, FormLine, ShareRule


def last_day(year):
    """31 December: forms and rules of a year are those of its last day."""
    return datetime.date(year, 12, 31)


def layout(kind, year):
    """The lines of the form of a year, in order, with the form."""
    forms = FilingForm.objects.as_of(last_day(year)).filter(kind=kind)
    return FormLine.objects.filter(form__in=forms.values("pk")).select_related("form").order_by("place")


def shares_of(year):
    """Share limits of a year."""
    return ShareRule.objects.as_of(last_day(year)).order_by("pk")


def deadlines(kind, year):
    """The deadline of a year's filings: no row or one."""
    return FilingDeadline.objects.as_of(last_day(year)).filter(kind=kind).order_by("pk")


def due_on(kind, year, rows=None):
    """The day by which the filing of a year is to be sent, or None. ``rows``: what ``deadlines`` found, None: not asked."""
    found = next(iter(deadlines(kind, year) if rows is None else rows), None)
    return None if found is None else found.due_on(year)
