"""Ngày lễ có quà: on which day each falls in a year, and how long before it one begins to prepare; dated data.

Tết Nguyên đán (first day of the first lunar month) and Tết Trung thu (fifteenth of the eighth) go by the Vietnamese calendar at UTC+7
(decision 121/CP of 8 August 1967); it differs from the Chinese one, so in 2030 and 2034. The days were reckoned by three programs that agree:
H. N. Đức's algorithm, lunar-vn 1.4.0, vnlunar 1.0.5. A year that is not in the table has no reminder of them.
"""

import datetime

from congdoan.care.choices import Occasion

SOLAR = {Occasion.WOMEN_0803: (3, 8), Occasion.CHILDREN_0106: (6, 1), Occasion.INVALIDS_2707: (7, 27), Occasion.WOMEN_2010: (10, 20)}
LUNAR = {
    2015: ((2, 19), (9, 27)), 2016: ((2, 8), (9, 15)), 2017: ((1, 28), (10, 4)), 2018: ((2, 16), (9, 24)), 2019: ((2, 5), (9, 13)),
    2020: ((1, 25), (10, 1)), 2021: ((2, 12), (9, 21)), 2022: ((2, 1), (9, 10)), 2023: ((1, 22), (9, 29)), 2024: ((2, 10), (9, 17)),
    2025: ((1, 29), (10, 6)), 2026: ((2, 17), (9, 25)), 2027: ((2, 6), (9, 15)), 2028: ((1, 26), (10, 3)), 2029: ((2, 13), (9, 22)),
    2030: ((2, 2), (9, 12)), 2031: ((1, 23), (10, 1)), 2032: ((2, 11), (9, 19)), 2033: ((1, 31), (9, 8)), 2034: ((2, 19), (9, 26)),
    2035: ((2, 8), (9, 16)),
}  # fmt: skip
"""{year: (Tết, Mid-Autumn)}, each (month, day)."""

NEAR = datetime.timedelta(days=7)
BEFORE = {Occasion.TET: datetime.timedelta(days=28), Occasion.MID_AUTUMN: datetime.timedelta(days=14)}
"""Gifts of Tết are bought and handed out weeks before it, of Mid-Autumn days before."""
GIVEN_WITHIN = datetime.timedelta(days=90)
"""A gift of the occasion so long before the day is one for it: of Tết in January, some are handed out in December."""


def feasts_of(year):
    """{occasion: day} of a year."""
    days = SOLAR | dict(zip((Occasion.TET, Occasion.MID_AUTUMN), LUNAR.get(year, ()), strict=False))
    return {occasion: datetime.date(year, *day) for occasion, day in days.items()}


def near(today):
    """[(occasion, day)] of the one to be prepared now, or []; of Tết from the year before too. Two are never near at once."""
    found = [pair for year in (today.year, today.year + 1) for pair in feasts_of(year).items()]
    return [(occasion, day) for occasion, day in found if today <= day <= today + BEFORE.get(occasion, NEAR)]
