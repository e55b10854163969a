"""As of which day a page is shown: ?ngay=24/05/2022; today without it."""

from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from congdoan.kernel import dates
from congdoan.kernel.dates import day_of
from congdoan.kernel.errors import Unreadable


class AsOf:
    """Gives a UnitPage ``day``, and ``problem`` where the day could not be read (today is shown then).

    A list says above its rows which day it shows: ``day_words``, with {day}.
    """

    dated = True
    day_words = _("Đang xem sổ của ngày {day}; mọi con số ở đây là của ngày ấy.")

    def prepare(self):
        super().prepare()
        self.day, self.problem = self.by.today, ""
        typed = self.request.GET.get("ngay", "")
        if typed:
            try:
                self.day = dates.read_date(typed)
            except Unreadable as problem:
                self.problem = str(problem)

    def context(self):
        return {**super().context(), "day": self.day, "today": self.by.today, "problem": self.problem}

    @property
    def day_query(self):
        """ "?ngay=…" for links that keep the day; empty today."""
        return "" if self.day == self.by.today else f"?ngay={dates.format_date(self.day)}"

    @property
    def past_day(self):
        """The day where it is another than today, else None: for queries that know today by None."""
        return None if self.day == self.by.today else self.day

    def by_then(self, moment):
        """True if the moment lies on the day or before it; never for None."""
        return moment is not None and day_of(moment) <= self.day

    @property
    def day_told(self):
        """Which day is shown, in a sentence."""
        return format_html(str(self.day_words), day=format_html("<b>{}</b>", dates.format_date(self.day)))


class UpTo(AsOf):
    """Before ListScreen: of rows that each have their own day, what had happened by the end of the day asked for; ``happened``: their field."""

    happened = ""
    day_words = _("Đang xem sổ đến hết ngày {day}; mọi con số ở đây là của ngày ấy.")

    def rows(self):
        """Those of the list that had happened."""
        rows = super().rows()
        return rows if self.past_day is None else rows.filter(**{f"{self.happened}__lte": self.day})
