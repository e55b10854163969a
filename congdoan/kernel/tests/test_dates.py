"""Dates: as written on papers, in workbooks and by people."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from congdoan.kernel.dates import (
    ApproximateDate,
    age_on,
    format_date,
    long_date,
    long_date_with_place,
    read_approximate_date,
    read_date,
)
from congdoan.kernel.errors import Unreadable


def test_format_date():
    assert format_date(date(2022, 5, 4)) == "04/05/2022"


def test_a_moment_is_shown_as_the_day_that_it_was_here():
    evening = datetime(2022, 5, 23, 18, tzinfo=UTC)
    assert format_date(evening) == "24/05/2022" and format_date(evening.replace(tzinfo=None)) == "23/05/2022"


@pytest.mark.parametrize(
    ("day", "text"),
    [
        (date(2026, 2, 5), "ngày 05 tháng 02 năm 2026"),
        (date(2022, 5, 24), "ngày 24 tháng 5 năm 2022"),
        (date(2023, 12, 9), "ngày 09 tháng 12 năm 2023"),
        (date(2023, 1, 10), "ngày 10 tháng 01 năm 2023"),
        (date(2023, 3, 28), "ngày 28 tháng 3 năm 2023"),
    ],
)
def test_long_date(day, text):
    assert long_date(day) == text
    assert long_date_with_place("Bình Lục", day) == f"Bình Lục, {text}"


@pytest.mark.parametrize(
    ("value", "day"),
    [
        (date(2022, 5, 24), date(2022, 5, 24)),
        (datetime(2022, 5, 24, 13, 5), date(2022, 5, 24)),
        ("24/05/2022", date(2022, 5, 24)),
        ("1/2/1980", date(1980, 2, 1)),
        ("01.02.80", date(1980, 2, 1)),
        ("1-2-1980", date(1980, 2, 1)),
        (" 24 / 05 / 2022 ", date(2022, 5, 24)),
        ("24 05 2022", date(2022, 5, 24)),
        ("24/05/2022 00:00:00", date(2022, 5, 24)),
        ("2022-05-24", date(2022, 5, 24)),
        ("2022/5/24", date(2022, 5, 24)),
        ("2022-05-24T00:00:00", date(2022, 5, 24)),
        ("2022-05-24 07:30", date(2022, 5, 24)),
        ("ngày 5 tháng 2 năm 2026", date(2026, 2, 5)),
        ("Ngày 05 tháng 02 năm 2026", date(2026, 2, 5)),
        ("5 tháng 2, 2026", date(2026, 2, 5)),
        ("nga\u0300y 5 tha\u0301ng 2 na\u0306m 2026", date(2026, 2, 5)),
        ("1/2/35", date(2035, 2, 1)),
        ("1/2/36", date(1936, 2, 1)),
        ("1/2/00", date(2000, 2, 1)),
        ("２４/０５/２０２２", date(2022, 5, 24)),
        ("29/02/2020", date(2020, 2, 29)),
        (29221, date(1980, 1, 1)),
        (29221.0, date(1980, 1, 1)),
        (32874, date(1990, 1, 1)),
        (44705.75, date(2022, 5, 24)),
        (367, date(1901, 1, 1)),
        (109574, date(2199, 12, 31)),
    ],
)
def test_read_date(value, day):
    assert read_date(value) == day
    assert type(read_date(value)) is date


def test_day_numbers_of_workbooks_of_1904():
    assert read_date(27759, epoch1904=True) == date(1980, 1, 1)
    assert read_date(27759 + 1462) == read_date(27759, epoch1904=True)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("31/02/2019", "Tháng 2 không có ngày 31. Ghi lại ngày, ví dụ 28/02/2019."),
        ("29/02/2019", "Tháng 2 năm 2019 không có ngày 29. Ghi lại ngày, ví dụ 28/02/2019."),
        ("31/04/2022", "Tháng 4 không có ngày 31. Ghi lại ngày, ví dụ 30/04/2022."),
        ("05/14/2022", "Không có tháng 14."),
        ("24/00/2022", "Không có tháng 0."),
        ("2022-13-01", "Không có tháng 13."),
        ("ngày 5 tháng 20 năm 2026", "Không có tháng 20."),
        ("32/01/2022", "Tháng 1 không có ngày 32."),
        ("1980", "“1980” chưa đủ ngày, tháng, năm. Ghi đủ ngày, ví dụ 24/05/2022."),
        (1980, "chưa đủ"),
        (1980.0, "chưa đủ"),
        ("02/1980", "chưa đủ"),
        ("00/00/1970", "chưa đủ"),
        ("tháng 2 năm 1980", "chưa đủ"),
        ("24/05/0202", "Năm 202 trong “24/05/0202” khó đúng"),
        ("24/05/2202", "Năm 2202"),
        ("1/1/1899", "Năm 1899"),
        (date(1850, 1, 1), "Năm 1850"),
        (datetime(2500, 1, 1), "Năm 2500"),
        ("", "Chưa ghi ngày. Ghi ngày, ví dụ 24/05/2022."),
        (None, "Chưa ghi ngày"),
        ("hôm qua", "Không đọc được ngày “hôm qua”"),
        ("24/05", "Không đọc được"),
        ("24/5-2022", "Không đọc được"),
        ("24/05/202", "Không đọc được"),
        ("02/80", "Không đọc được"),
        ("29221", "Không đọc được"),
        ("24052022", "Không đọc được"),
        (0, "Không đọc được"),
        (1, "Không đọc được"),
        (60, "Không đọc được"),
        (366, "Không đọc được"),
        (-5, "Không đọc được"),
        (109575, "Không đọc được"),
        (24052022.0, "“24052022”"),
        (1e300, "Không đọc được"),
        (2.198, "“2.198”"),
        (True, "Không đọc được"),
        (float("nan"), "Không đọc được"),
        (float("inf"), "Không đọc được"),
        ([], "Không đọc được"),
    ],
)
def test_unreadable_date(value, words):
    with pytest.raises(Unreadable) as refusal:
        read_date(value)
    assert words in str(refusal.value)


@pytest.mark.parametrize(
    ("value", "day", "precision", "text"),
    [
        ("1980", date(1980, 1, 1), "year", "1980"),
        (1980, date(1980, 1, 1), "year", "1980"),
        (1980.0, date(1980, 1, 1), "year", "1980"),
        ("năm 1980", date(1980, 1, 1), "year", "1980"),
        ("00/00/1970", date(1970, 1, 1), "year", "1970"),
        ("02/1980", date(1980, 2, 1), "month", "02/1980"),
        ("2/1980", date(1980, 2, 1), "month", "02/1980"),
        ("tháng 2 năm 1980", date(1980, 2, 1), "month", "02/1980"),
        ("Tháng 2/1980", date(1980, 2, 1), "month", "02/1980"),
        ("00/05/1980", date(1980, 5, 1), "month", "05/1980"),
        ("1980-02", date(1980, 2, 1), "month", "02/1980"),
        ("2 - 1980", date(1980, 2, 1), "month", "02/1980"),
        ("1/2/1980", date(1980, 2, 1), "day", "01/02/1980"),
        (29221.0, date(1980, 1, 1), "day", "01/01/1980"),
        (date(1980, 1, 1), date(1980, 1, 1), "day", "01/01/1980"),
    ],
)
def test_read_approximate_date(value, day, precision, text):
    read = read_approximate_date(value)
    assert read == ApproximateDate(day, precision)
    assert str(read) == text


@pytest.mark.parametrize(("value", "words"), [("13/1980", "Không có tháng 13"), ("1850", "Năm 1850"), ("", "Chưa ghi ngày")])
def test_unreadable_approximate_date(value, words):
    with pytest.raises(Unreadable, match=words):
        read_approximate_date(value)


def test_precision_is_one_of_three():
    with pytest.raises(ValueError, match="precision"):
        ApproximateDate(date(1980, 1, 1), "week")


@settings(max_examples=150, derandomize=True, database=None, deadline=None)
@given(st.dates(min_value=date(1936, 1, 1), max_value=date(2035, 12, 31)))
def test_what_is_written_is_read_back(day):
    for text in (format_date(day), long_date(day), day.isoformat(), f"{day.day}.{day.month}.{day.year % 100:02}"):
        assert read_date(text) == day
    assert read_date(float((day - date(1899, 12, 30)).days)) == day
    assert read_date((day - timedelta(days=1)).isoformat()) == day - timedelta(days=1)


@settings(max_examples=300, derandomize=True, database=None, deadline=None)
@given(st.text() | st.text(alphabet="0123456789/-. ") | st.floats() | st.integers())
def test_anything_is_read_or_refused(value):
    try:
        assert 1900 <= read_approximate_date(value).on.year <= 2199
    except Unreadable as refusal:
        assert str(refusal).endswith(".")


@pytest.mark.parametrize(
    ("birth_on", "day", "age"),
    [
        (date(1980, 5, 24), date(2022, 5, 23), 41),
        (date(1980, 5, 24), date(2022, 5, 24), 42),
        (date(2000, 2, 29), date(2021, 2, 28), 20),
        (date(2000, 2, 29), date(2021, 3, 1), 21),
        (date(2022, 5, 24), date(2022, 5, 24), 0),
    ],
)
def test_age_on(birth_on, day, age):
    assert age_on(birth_on, day) == age
