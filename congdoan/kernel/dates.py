"""Dates (ngày tháng) as written in Vietnam: shown dd/mm/yyyy, read from people's writing and from workbooks.

Nothing here asks the clock. A date known only to its month or year is kept as such, never filled up with 01/01. The day stands
before the month; where that cannot be ("12/14/2018") the other order is proposed in the refusal, not taken. A cell that Excel itself has
turned round, because the machine it was typed on writes month/day, holds a real date and cannot be known from here.
"""

import calendar
import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from congdoan.kernel.errors import Unreadable
from congdoan.kernel.text import fold, plain_digits, squeeze

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")
FIRST_YEAR, LAST_YEAR = 1900, 2199
PIVOT = 35
"""Two-digit years up to this one are of the years 2000, later ones of the years 1900."""

_TIME = r"(?:[t, ] ?(?:luc )?\d{1,2}(?::\d{2}(?::\d{2}(?:\.\d+)?)?| ?h ?(?:\d{1,2})?| ?gio(?: \d{1,2})?)(?: ?(?:am|pm|sa|ch))?)?"
_BEFORE = re.compile(r"(?:thu \w+,? |chu nhat,? )?(?:sinh |sn )?(?:ngay )?(?=\d|thang|nam)")
_ENGLISH = re.compile(r"(\d{1,2})[ \-/]([a-z]{3})[a-z]*\.?,?[ \-/](\d{4}|\d{2})" + _TIME)
_MONTHS = {
    name: number for number, name in enumerate(["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"], 1)
}
_DAY_FIRST = re.compile(r"(\d{1,2}) ?(?P<by>[/.\- ]) ?(\d{1,2}) ?(?P=by) ?(\d{4}|\d{2})" + _TIME)
_YEAR_FIRST = re.compile(r"(\d{4})(?P<by>[-/.])(\d{1,2})(?P=by)(\d{1,2})" + _TIME)
_IN_WORDS = re.compile(r"(\d{1,2}) thang (\d{1,2}),? (?:nam )?(\d{4})")
_YEAR = re.compile(r"(?:nam )?(\d{4})")
_MONTH = re.compile(r"(?:thang )?(\d{1,2})(?: ?[/.\-] ?|,? nam )(\d{4})")
_MONTH_YEAR_FIRST = re.compile(r"(\d{4})[-/](\d{1,2})")
_AS_YEARS = date(1905, 3, 14), date(1905, 9, 30)  # what 1900 to 2100 typed as years become in a cell that Excel keeps as a day
_REMEMBERED = 40_000  # days of a hundred years: a book writes the same ones over and over
_EPOCH_1900, _EPOCH_1904 = date(1899, 12, 30), date(1904, 1, 1)


@dataclass(frozen=True)
class ApproximateDate:
    """Ngày gần đúng: ``on`` is the first day it can be, ``precision`` says how much is known: day, month or year."""

    on: date
    precision: str = "day"

    def __post_init__(self):
        if self.precision not in ("day", "month", "year"):
            raise ValueError(f"precision is day, month or year, not {self.precision!r}")

    def __str__(self):
        if self.precision == "day":
            return format_date(self.on)
        return f"{self.on.month:02}/{self.on.year:04}" if self.precision == "month" else f"{self.on.year:04}"


def day_of(moment):
    """The day in Vietnam on which an aware moment falls."""
    return moment.astimezone(VIETNAM).date()


@lru_cache(maxsize=_REMEMBERED)
def format_date(day):
    """Ngày viết bằng số: 24/05/2022; of a moment, the day that it was in Vietnam."""
    if isinstance(day, datetime) and day.tzinfo is not None:
        day = day.astimezone(VIETNAM)
    return f"{day.day:02}/{day.month:02}/{day.year:04}"


def long_date(day):
    """Ngày trên văn bản: "ngày 05 tháng 02 năm 2026"; a zero before days below 10 and before months 1 and 2 only."""
    month = f"{day.month:02}" if day.month < 3 else day.month
    return f"ngày {day.day:02} tháng {month} năm {day.year}"


def long_date_with_place(place, day):
    """Địa danh và thời gian: "Bình Lục, ngày 24 tháng 5 năm 2022"."""
    return f"{place}, {long_date(day)}"


def day_before(day):
    """The day before: the last day of what ends on ``day``."""
    return day - timedelta(days=1)


def day_after(day):
    """The day after: the exclusive end of what lasts until ``day``."""
    return day + timedelta(days=1)


def read_date(value, epoch1904=False):
    """Đọc ngày: a date from a date, text ("1/2/1980", "01.02.80", "ngày 5 tháng 2 năm 2026") or a workbook's number.

    ``epoch1904`` is the workbook's own flag for its day numbers. Raises Unreadable, with a sentence, for what is not
    on the calendar or is not a whole date.
    """
    found = read_approximate_date(value, epoch1904=epoch1904)
    if found.precision != "day":
        raise _unreadable(_("“{value}” chưa đủ ngày, tháng, năm. Ghi đủ ngày, ví dụ 24/05/2022."), value)
    return found.on


def read_approximate_date(value, epoch1904=False):
    """Đọc ngày gần đúng: as ``read_date``, and also "1980", 1980, "02/1980", "tháng 2 năm 1980", "00/00/1980"."""
    if isinstance(value, datetime):
        value = value.date()
    if isinstance(value, date):
        _check_typed_as_day(value)
        return ApproximateDate(_checked(value.year, value.month, value.day, value))
    if isinstance(value, str):
        return _from_text(value)
    if isinstance(value, (int, float)) and not isinstance(value, bool) and value == value:
        return _from_number(value, epoch1904)
    raise _not_a_date(value)


def has_short_year(text):
    """True for a day whose year is written with two digits ("1/9/36"), so that the century is taken for granted."""
    text = _bare(text)
    found = _DAY_FIRST.fullmatch(text) or _ENGLISH.fullmatch(text)
    return bool(found) and len(found[found.lastindex]) == 2


def age_on(birth_on, day):
    """Tuổi tròn: whole years from ``birth_on`` to ``day``; a birthday of 29 February is kept on 1 March."""
    return day.year - birth_on.year - ((day.month, day.day) < (birth_on.month, birth_on.day))


def _unreadable(sentence, value, **more):
    return Unreadable(format_lazy(sentence, value=squeeze(str(value))[:40], **more))


def _not_a_date(value):
    if squeeze("" if value is None else str(value)) == "":
        return Unreadable(_("Chưa ghi ngày. Ghi ngày, ví dụ 24/05/2022."))
    return _unreadable(_("Không đọc được ngày “{value}”. Ghi lại ngày, ví dụ 24/05/2022."), value)


def _check_typed_as_day(day):
    """A year or a small number typed into a cell of days became a day that nobody meant."""
    if _AS_YEARS[0] <= day <= _AS_YEARS[1]:
        sentence = _("Ô ghi {value}, có lẽ vì gõ năm {year} vào ô kiểu ngày. Ghi lại ngày, hoặc đổi ô sang kiểu chữ rồi ghi năm.")
        raise _unreadable(sentence, format_date(day), year=(day - _EPOCH_1900).days)
    if day.year == FIRST_YEAR:
        sentence = _("Ô ghi {value}, thường do Excel đổi một số thành ngày. Ghi lại ngày, ví dụ 24/05/2022.")
        raise _unreadable(sentence, format_date(day))


def _from_number(number, epoch1904):
    """A year stands for itself; days 1 to 366 are refused, since Excel counts a 29 February 1900 that never was."""
    if FIRST_YEAR <= number <= LAST_YEAR and number == int(number):
        return ApproximateDate(date(int(number), 1, 1), "year")
    if FIRST_YEAR <= number < LAST_YEAR + 1:
        raise _unreadable(_("Không rõ “{value}” là năm hay ngày. Ghi lại ngày, ví dụ 24/05/2022."), f"{number:.10g}")
    start = _EPOCH_1904 if epoch1904 else _EPOCH_1900
    if not 367 <= number < (date(LAST_YEAR + 1, 1, 1) - start).days:
        raise _not_a_date(f"{number:.10g}" if isinstance(number, float) else number)
    return ApproximateDate(start + timedelta(days=int(number)))


def _from_text(value):
    text = _bare(value)
    if found := _DAY_FIRST.fullmatch(text):
        day, month, year = found[1], found[3], found[4]
    elif found := _YEAR_FIRST.fullmatch(text):
        year, month, day = found[1], found[3], found[4]
    elif found := _IN_WORDS.fullmatch(text):
        day, month, year = found.groups()
    elif (found := _ENGLISH.fullmatch(text)) and found[2] in _MONTHS:
        day, month, year = found[1], _MONTHS[found[2]], found[3]
    else:
        return _partial(text, value)
    return _precise(_full_year(year), int(month), int(day), value)


def _bare(value):
    """Folded, without "Sinh ngày" before it."""
    text = fold(plain_digits(value)).rstrip(" .,;")
    return text[found.end() :] if (found := _BEFORE.match(text)) else text


def _partial(text, value):
    if found := _YEAR.fullmatch(text):
        return _precise(int(found[1]), 0, 0, value)
    if found := _MONTH.fullmatch(text):
        month, year = found.groups()
    elif found := _MONTH_YEAR_FIRST.fullmatch(text):
        year, month = found.groups()
    else:
        raise _not_a_date(value)
    return _precise(int(year), int(month), 0, value)


def _precise(year, month, day, value):
    """Day 0 and month 0 are how papers write what is not known."""
    if month == 0 and day == 0:
        return ApproximateDate(_checked(year, 1, 1, value), "year")
    if day == 0:
        return ApproximateDate(_checked(year, month, 1, value), "month")
    return ApproximateDate(_checked(year, month, day, value))


def _full_year(digits):
    year = int(digits)
    if len(digits) == 4:
        return year
    return year + (2000 if year <= PIVOT else 1900)


def _checked(year, month, day, value):
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise _unreadable(_("Năm {year} trong “{value}” khó đúng. Ghi lại ngày, ví dụ 24/05/2022."), value, year=year)
    if 12 < month <= 31 and 1 <= day <= 12 and month <= calendar.monthrange(year, day)[1]:
        sentence = _(
            "Không có tháng {month}. Ghi ngày trước tháng sau; nếu là ngày {month} tháng {day} thì ghi {month:02}/{day:02}/{year}."
        )
        raise Unreadable(format_lazy(sentence, day=day, month=month, year=year))
    if not 1 <= month <= 12:
        sentence = _("Không có tháng {month}. Ghi lại ngày, ví dụ {day:02}/12/{year}.")
        raise Unreadable(format_lazy(sentence, month=month, day=min(max(day, 1), 31), year=year))
    last = calendar.monthrange(year, month)[1]
    if not 1 <= day <= last:
        sentence = _("Tháng {month} không có ngày {day}. Ghi lại ngày, ví dụ {last:02}/{month:02}/{year}.")
        if month == 2 and day == 29:
            sentence = _("Tháng 2 năm {year} không có ngày 29. Ghi lại ngày, ví dụ {last:02}/{month:02}/{year}.")
        raise Unreadable(format_lazy(sentence, day=day, month=month, year=year, last=last))
    return date(year, month, day)
