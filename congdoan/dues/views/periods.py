"""Sums between a union and the level above, of the period that the address names."""

from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy

from congdoan.dues import forms
from congdoan.kernel import money
from congdoan.kernel.errors import Unreadable
from congdoan.kernel.periods import read_period
from congdoan.ui.screens import ListScreen


def period_of(screen):
    """The period that the address asks for (?ky=2026-Q1), else this year."""
    try:
        return read_period(screen.request.GET.get("ky") or str(screen.by.today.year))
    except Unreadable:
        return read_period(str(screen.by.today.year))


class PeriodList(ListScreen):
    """A row for each union. Subclasses say ``print_words``, a title with %(period)s, and ``totals``, what sums up the rows of their query."""

    filter_form = forms.PeriodFilter
    section = "funds"
    order = ("search_key", "pk")
    things = gettext_lazy("công đoàn")
    empty_title = gettext_lazy("Không có công đoàn cơ sở nào")
    print_words = ""
    totals = None

    @cached_property
    def period(self):
        """The period shown."""
        return period_of(self)

    @property
    def print_title(self):
        """With the period."""
        return self.print_words % {"period": self.period.label}

    def query_arguments(self):
        return {"period": self.period}

    def page_label(self, row):
        return row.name

    def as_of(self):
        return self.period.label.capitalize()

    def told(self):
        """{what is summed up, "period": in words}."""
        found = {name: money.format_money(amount) for name, amount in type(self).totals(self.all_rows).items()}
        return {**found, "period": self.period.label.capitalize()}
