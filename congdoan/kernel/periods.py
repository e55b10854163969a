"""Periods (kỳ báo cáo): a month, a quarter, a half-year, a year, a term. Inside, the end is exclusive."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from congdoan.kernel.dates import FIRST_YEAR, LAST_YEAR
from congdoan.kernel.errors import Unreadable
from congdoan.kernel.text import squeeze

KINDS = ("term", "year", "half-year", "quarter", "month")

_CODES = {
    "term": re.compile(r"(?P<year>\d{4})\.\.(?P<last>\d{4})"),
    "year": re.compile(r"(?P<year>\d{4})"),
    "half-year": re.compile(r"(?P<year>\d{4})-H(?P<part>[12])"),
    "quarter": re.compile(r"(?P<year>\d{4})-Q(?P<part>[1-4])"),
    "month": re.compile(r"(?P<year>\d{4})-(?P<part>0[1-9]|1[0-2])"),
}
_MONTHS = {"year": 12, "half-year": 6, "quarter": 3, "month": 1}
_ROMAN = ("I", "II", "III", "IV")


@dataclass(frozen=True)
class Period:
    """Kỳ: ``kind`` (one of KINDS), ``code`` as written in commands, first day ``start``, ``end`` (exclusive)."""

    kind: str
    code: str
    start: date
    end: date

    def __post_init__(self):
        if self.kind not in KINDS or not _CODES[self.kind].fullmatch(self.code):
            raise ValueError(f"no period {self.kind!r} {self.code!r}")
        if self.start >= self.end:
            raise ValueError(f"period {self.code} ends before it begins")

    @classmethod
    def term(cls, first_year, last_year, opened_on=None, closed_on=None):
        """Nhiệm kỳ: from the day after the congress that opened it (else 1 January of the first year) to the day of
        the congress that closed it, that day included (else 31 December of the last year)."""
        start = opened_on + timedelta(days=1) if opened_on else date(first_year, 1, 1)
        end = closed_on + timedelta(days=1) if closed_on else date(last_year + 1, 1, 1)
        return cls("term", f"{first_year}..{last_year}", start, end)

    @property
    def last_day(self):
        """Ngày cuối kỳ: the last day that belongs to the period; stocks are as on this day."""
        return self.end - timedelta(days=1)

    @property
    def label(self):
        """Tên kỳ: "nhiệm kỳ 2017-2022", "6 tháng đầu năm 2016", "quý I năm 2022"."""
        found = _CODES[self.kind].fullmatch(self.code).groupdict()
        year, part = found["year"], int(found.get("part") or 1)
        return {
            "term": f"nhiệm kỳ {year}-{found.get('last')}",
            "year": f"năm {year}",
            "half-year": f"6 tháng {'đầu' if part == 1 else 'cuối'} năm {year}",
            "quarter": f"quý {_ROMAN[(part - 1) % 4]} năm {year}",
            "month": f"tháng {part} năm {year}",
        }[self.kind]

    def __str__(self):
        return self.label

    def contains(self, day):
        """True if ``day`` belongs to the period."""
        return self.start <= day < self.end

    def q(self, field):
        """Rows whose date in ``field`` (a lookup path) belongs to the period."""
        return Q(**{f"{field}__gte": self.start, f"{field}__lt": self.end})


def read_period(code):
    """Đọc kỳ: "2017..2022" (a term, by the calendar), "2016-H1", "2010", "2022-Q1", "2022-05"; else Unreadable."""
    text = squeeze(str(code)).upper()
    for kind, pattern in _CODES.items():
        found = pattern.fullmatch(text) if text.isascii() else None
        if found and FIRST_YEAR <= int(found["year"]) <= LAST_YEAR:
            return _read(kind, text, found, code)
    raise _unreadable(code)


def _read(kind, text, found, code):
    year = int(found["year"])
    if kind == "term":
        last_year = int(found["last"])
        if not year <= last_year <= LAST_YEAR:
            raise _unreadable(code)
        return Period.term(year, last_year)
    length = _MONTHS[kind]
    months = year * 12 + length * (int(found.groupdict().get("part") or 1) - 1)
    return Period(kind, text, _first_of(months), _first_of(months + length))


def month_of(day):
    """Tháng của một ngày: the Period of kind month that holds the day."""
    months = day.year * 12 + day.month - 1
    return Period("month", f"{day:%Y-%m}", _first_of(months), _first_of(months + 1))


def year_of(day):
    """Năm của một ngày: the Period of kind year that holds the day."""
    return Period("year", f"{day:%Y}", date(day.year, 1, 1), date(day.year + 1, 1, 1))


def _first_of(months):
    return date(months // 12, months % 12 + 1, 1)


def _unreadable(code):
    return Unreadable(
        format_lazy(
            _("Không đọc được kỳ “{code}”. Ghi năm (2022), quý (2022-Q1), nửa năm (2022-H1), tháng (2022-05) hoặc nhiệm kỳ (2017..2022)."),
            code=squeeze(str(code))[:40],
        )
    )
