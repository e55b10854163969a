"""Columns that hold days, approximate days and years."""

import datetime
import re
from dataclasses import dataclass
from functools import lru_cache

from django.utils.translation import gettext_lazy as _

from congdoan.kernel import dates
from congdoan.kernel.errors import Unreadable
from congdoan.kernel.text import squeeze
from congdoan.workbooks.columns.base import Column, as_text

_DAY_FIRST = re.compile(r"(\d{1,2}) ?[/.\-] ?\d{1,2} ?[/.\-] ?\d{2,4}")
_DAY = re.compile(r"\d{1,4} ?[/.\- ] ?\d{1,2} ?[/.\- ] ?\d{1,4}")


def day(value):
    """The canonical value of a date (or None): for ``existing``."""
    return value.isoformat() if value else None


def last_day(valid_until):
    """The canonical value of an exclusive end (or None) in a LastDay column: the day before."""
    return (valid_until - datetime.timedelta(days=1)).isoformat() if valid_until else None


def turned_round(cells):
    """{day cell: sentence} where Excel seems to have taken month and day the other way round.

    So it is where all that was typed as a text has a day above 12, which such a machine could not take, and every real day in the column
    could also be read the other way. One cell alone says nothing.
    """
    texts = [_DAY_FIRST.match(squeeze(cell)) for cell in cells if isinstance(cell, str)]
    typed = [int(found[1]) for found in texts if found]
    days = [cell for cell in cells if isinstance(cell, datetime.date)]
    if len(typed) < 2 or len(days) < 2 or min(typed) <= 12 or any(day.day > 12 for day in days):
        return {}
    said = _("Có thể Excel đã đảo ngày với tháng: ô là ngày %(day)s tháng %(month)s, hay ngày %(month)s tháng %(day)s? Xem lại.")
    return {day: said % {"day": day.day, "month": day.month} for day in days if day.day != day.month}


def kind_of_day(raw):
    """A day that is not on the calendar is mended otherwise than a text that is no day at all."""
    return _("Ngày không có thật") if _DAY.fullmatch(squeeze(as_text(raw))) else _("Ngày chưa đọc được")


def read_as_day(raw, day):
    """A sentence where the cell itself does not show which day was read: a number, a year of two digits; else ""."""
    if isinstance(raw, (int, float)):
        return _("Đọc %(raw)s là %(day)s.") % {"raw": as_text(raw), "day": dates.format_date(day)}
    if isinstance(raw, str) and dates.has_short_year(raw):
        return _("Đọc “%(raw)s” là %(day)s.") % {"raw": squeeze(raw), "day": dates.format_date(day)}
    return ""


@dataclass(eq=False)
class Date(Column):
    """Ngày: whole day, canonical as ISO text."""

    width: int = 12
    style = "date"

    def parse(self, raw):
        return dates.read_date(raw, epoch1904=getattr(raw, "epoch1904", False)).isoformat()

    def kind_of(self, raw):
        return kind_of_day(raw)

    def note(self, raw, value):
        return read_as_day(raw, datetime.date.fromisoformat(value))

    def doubts(self, cells):
        return turned_round(cells)

    def write(self, value):
        return datetime.date.fromisoformat(value)


@dataclass(eq=False)
class LastDay(Date):
    """Ngày cuối, inclusive as people write it ("Đến ngày", "Ngày rời"); row.day_after(name) is what gets stored."""


@dataclass(eq=False)
class ApproximateDate(Column):
    """Ngày gần đúng: canonical "1980-05-24", "1980-05" or "1980"; ``precise`` reads it back."""

    width: int = 12
    style = "date"

    def parse(self, raw):
        found = dates.read_approximate_date(raw, epoch1904=getattr(raw, "epoch1904", False))
        return self.canonical(found.on, found.precision)

    def kind_of(self, raw):
        return kind_of_day(raw)

    def note(self, raw, value):
        found = self.precise(value)
        return read_as_day(raw, found.on) if found.precision == "day" else ""

    def doubts(self, cells):
        return turned_round(cells)

    def write(self, value):
        found = self.precise(value)
        return found.on if found.precision == "day" else str(found)

    def says_less(self, value, known):
        return len(value) < len(known) and known.startswith(value)

    @staticmethod
    def canonical(on, precision):
        """Of a stored date and its precision; None if there is no date."""
        return on.isoformat()[: {"day": 10, "month": 7, "year": 4}[str(precision)]] if on else None

    @staticmethod
    @lru_cache(maxsize=20_000)
    def precise(value):
        """kernel.dates.ApproximateDate of a canonical value."""
        precision = {10: "day", 7: "month", 4: "year"}[len(value)]
        return dates.ApproximateDate(datetime.date.fromisoformat((value + "-01-01")[:10]), precision)


@dataclass(eq=False)
class Year(Column):
    """Năm."""

    width: int = 8
    kind = _("Năm chưa đọc được")

    def parse(self, raw):
        found = dates.read_approximate_date(raw, epoch1904=getattr(raw, "epoch1904", False))
        if found.precision != "year":
            raise Unreadable(_("“%(value)s” không phải một năm. Ghi năm, ví dụ 2021.") % {"value": as_text(raw)[:40]})
        return found.on.year
