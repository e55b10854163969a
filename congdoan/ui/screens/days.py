"""As of which day a page is shown: ?ngay=24/05/2022; today without it."""

from congdoan.kernel import dates
from congdoan.kernel.errors import Unreadable


class AsOf:
    """Gives a UnitPage ``day``, and ``problem`` where the day could not be read (today is shown then)."""

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
