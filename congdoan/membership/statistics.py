"""Thống kê đoàn viên: the cells of each table, which small ones are covered, and which rows each opens; nothing is asked here."""

import datetime
from dataclasses import dataclass

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from congdoan.kernel.covering import Table
from congdoan.people.choices import Sex

AGES = (
    (0, 30, _("Dưới 30 tuổi")),
    (30, 40, _("30 đến 39 tuổi")),
    (40, 50, _("40 đến 49 tuổi")),
    (50, 60, _("50 đến 59 tuổi")),
    (60, 200, _("Từ 60 tuổi")),
)
MAJORITY = "Kinh"
OUTSTANDING = "uu-tu"
OFFICERS, LEVEL = "giu-chuc", "trinh-do:"
"""As a Cell's key: who was recognised as outstanding in the year of the day; who holds a union post; before a level of education as written."""


@dataclass(frozen=True)
class Cell:
    """Ô: key in addresses ("nu"), label, which memberships it counts (``q``)."""

    key: str
    label: str
    q: Q
    sensitive: bool = False  # Party, ethnic group: small cells are covered, rows open with the right to see them
    unsaid: bool = False  # nothing is recorded: that it holds everybody tells nothing of them


def _years_before(day, years):
    try:
        return day.replace(year=day.year - years)
    except ValueError:  # 29 February
        return day.replace(year=day.year - years, day=28)


def _age(least, most, label, day):
    """At least ``least`` and under ``most`` years old on the day."""
    condition = Q(person__birth_on__gt=_years_before(day, most))
    if least:
        condition &= Q(person__birth_on__lte=_years_before(day, least))
    return Cell(f"tuoi-{least}", label, condition)


def tables(day):
    """[(title, [Cell])]: the cells of each table make up all members of the day, each member in one cell."""
    joined, unsaid = Q(person__party__joined_on__lte=day), Q(person__ethnic_group="")
    majority = Q(person__ethnic_group__iexact=MAJORITY)
    return [
        (_("Nam, nữ"), [Cell("nu", _("Nữ"), Q(person__sex=Sex.FEMALE)), Cell("nam", _("Nam"), Q(person__sex=Sex.MALE))]),
        (_("Độ tuổi"), [*(_age(*band, day) for band in AGES), Cell("tuoi-chua", _("Chưa ghi ngày sinh"), Q(person__birth_on__isnull=True))]),
        (_("Đảng viên"), [Cell("dang", _("Đảng viên"), joined, True), Cell("ngoai-dang", _("Chưa vào Đảng"), ~joined | Q(person__party__joined_on__isnull=True), True)]),
        (
            _("Dân tộc"),
            [
                Cell("kinh", _("Kinh"), majority, True),
                Cell("thieu-so", _("Dân tộc thiểu số"), ~majority & ~unsaid, True),
                Cell("dan-toc-chua", _("Chưa ghi dân tộc"), unsaid, True, unsaid=True),
            ],
        ),
    ]  # fmt: skip


def covering(day):
    """{sensitive or not: [covering.Table]} over the cells of all tables one after the other."""
    found, start = {True: [], False: []}, 0
    for _title, cells in tables(day):
        places = range(start, start + len(cells))
        telling = frozenset(place for place, one in zip(places, cells, strict=True) if one.sensitive and not one.unsaid)
        found[any(one.sensitive for one in cells)].append(Table(tuple(places), telling=telling))
        start += len(cells)
    return found


def cell(key, day):
    """The Cell of that key, or None."""
    return next((one for _title, cells in tables(day) for one in cells if one.key == key), None)


@dataclass(frozen=True)
class Span:
    """Khoảng: both days are in it."""

    first: datetime.date
    last: datetime.date

    @property
    def eve(self):
        """The day before: what was there at the opening."""
        return self.first - datetime.timedelta(days=1)

    @property
    def came(self):
        """Q: began in the span."""
        return Q(valid_from__gte=self.first, valid_from__lte=self.last)

    @property
    def went(self):
        """Q: a member no more since a day in the span."""
        return Q(valid_until__gte=self.first, valid_until__lte=self.last)
