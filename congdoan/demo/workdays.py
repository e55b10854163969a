"""Days on which an office is open (ngày làm việc): no weekends, no public holidays of the years the books cover."""

from datetime import date, timedelta

# Tết Nguyên đán: the first day of the lunar year; offices close from the day before it to the fourth day after it.
LUNAR_NEW_YEAR = (
    date(2016, 2, 8), date(2017, 1, 28), date(2018, 2, 16), date(2019, 2, 5), date(2020, 1, 25), date(2021, 2, 12),
    date(2022, 2, 1), date(2023, 1, 22),
)  # fmt: skip

# Giỗ Tổ Hùng Vương: the tenth day of the third lunar month.
HUNG_KINGS = (
    date(2016, 4, 16), date(2017, 4, 6), date(2018, 4, 25), date(2019, 4, 14), date(2020, 4, 2), date(2021, 4, 21),
    date(2022, 4, 10), date(2023, 4, 29),
)  # fmt: skip

FIXED = ((1, 1), (4, 30), (5, 1), (9, 2))


def is_workday(day):
    """Whether an office is open on ``day``."""
    if day.weekday() >= 5 or (day.month, day.day) in FIXED or day in HUNG_KINGS:
        return False
    return not any(-1 <= (day - new_year).days <= 4 for new_year in LUNAR_NEW_YEAR)


def workday(day):
    """``day``, or the next day on which an office is open."""
    while not is_workday(day):
        day += timedelta(days=1)
    return day


def workdays(first, within):
    """The days from ``first`` to ``within`` days after it on which an office is open."""
    return [day for day in (first + timedelta(days=number) for number in range(within + 1)) if is_workday(day)]
