"""Each kind of column: what it reads, what it refuses, and that what it writes is read back as the same value."""

import datetime

import pytest

from congdoan.kernel.errors import Unreadable
from congdoan.workbooks.columns import (
    ApproximateDate,
    Choice,
    Count,
    Date,
    Email,
    LastDay,
    Money,
    NationalId,
    Number,
    Phone,
    Text,
    Year,
    YesNo,
)
from congdoan.workbooks.opening import Serial1904
from congdoan.workbooks.tests.club import Reason

REASON = Choice("Lý do", "reason", Reason, also={"nằm viện": Reason.SICK})
READS = [
    (Text("T", "t"), "  Nguyễn   Văn\u00a0An ", "Nguyễn Văn An"),
    (Text("T", "t"), 12.0, "12"),
    (Date("T", "t"), "1/2/1980", "1980-02-01"),
    (Date("T", "t"), datetime.date(2022, 5, 24), "2022-05-24"),
    (Date("T", "t"), Serial1904(27000.0), "1977-12-03"),
    (LastDay("T", "t"), "31/12/2019", "2019-12-31"),
    (ApproximateDate("T", "t"), "1980", "1980"),
    (ApproximateDate("T", "t"), 1980.0, "1980"),
    (ApproximateDate("T", "t"), "05/1980", "1980-05"),
    (ApproximateDate("T", "t"), "24.05.80", "1980-05-24"),
    (Year("T", "t"), 2021.0, 2021),
    (Year("T", "t"), "năm 2021", 2021),
    (Money("T", "t"), "1.500.000", 1_500_000),
    (Money("T", "t"), "1,5 triệu", 1_500_000),
    (Money("T", "t"), 500000.0, 500_000),
    (Count("T", "t"), "1.200", 1200),
    (Count("T", "t"), 12.0, 12),
    (Number("T", "t"), "12,5", "12.5"),
    (Number("T", "t"), 12.5, "12.5"),
    (Number("T", "t"), "1.200", "1200"),
    (REASON, "ỐM ĐAU", "sick"),
    (REASON, "om dau", "sick"),
    (REASON, "Nằm viện", "sick"),
    (YesNo("T", "t"), "x", True),
    (YesNo("T", "t"), "Không", False),
    (NationalId("T", "t"), "035186000412", "035186000412"),
    (NationalId("T", "t"), 35186000412.0, "035186000412"),
    (Phone("T", "t"), 912345678.0, "0912345678"),
    (Email("T", "t"), "mai.tran@gmail.com", "mai.tran@gmail.com"),
]
REFUSES = [
    (Text("T", "t", max_length=3), "bốn chữ", "Dài quá 3"),
    (Date("T", "t"), "31/02/2019", "Tháng 2 không có ngày 31"),
    (Date("T", "t"), "1980", "chưa đủ ngày"),
    (Year("T", "t"), "24/05/2021", "không phải một năm"),
    (Money("T", "t"), "năm trăm", "Ghi bằng chữ số"),
    (Count("T", "t"), "1,5", "số nguyên"),
    (Count("T", "t"), -1, "số nguyên"),
    (Number("T", "t"), "mười", "Ghi bằng chữ số"),
    (REASON, "Đi chơi", "Chọn một trong: Ốm đau, Hiếu"),
    (YesNo("T", "t"), "có lẽ", "Ghi Có hoặc Không"),
    (NationalId("T", "t"), "12345", "5 chữ số"),
    (Email("T", "t"), "mai.tran", "Chưa đúng địa chỉ"),
]


@pytest.mark.parametrize(("column", "raw", "value"), READS, ids=lambda given: str(given)[:20])
def test_it_reads(column, raw, value):
    assert column.parse(raw) == value


@pytest.mark.parametrize(("column", "raw", "value"), READS, ids=lambda given: str(given)[:20])
def test_what_it_writes_it_reads_back(column, raw, value):
    assert column.parse(column.write(value)) == value


@pytest.mark.parametrize(("column", "raw", "sentence"), REFUSES, ids=lambda given: str(given)[:20])
def test_it_refuses(column, raw, sentence):
    with pytest.raises(Unreadable, match=sentence):
        column.parse(raw)


def test_lost_zeros_are_put_back_and_said():
    column = NationalId("Số CCCD", "national_id")
    assert "035186000412" in column.note(35186000412.0, "035186000412")
    assert column.note("035186000412", "035186000412") == ""


def test_an_amount_that_no_banknote_makes_is_pointed_at():
    column = Money("Số tiền", "amount")
    assert column.doubts({500: 500, 500_000: 500_000, 0: 0}) == {500: "500\u00a0đ? Nếu là nghìn đồng thì ghi 500.000."}


def test_days_that_excel_may_have_turned_round_are_pointed_at():
    column, day = Date("Ngày", "d"), datetime.date
    turned = {"14/03/2022": "", "25/03/2022": "", day(2022, 5, 3): "", day(2022, 8, 3): "", day(2022, 3, 3): ""}
    assert set(column.doubts(turned)) == {day(2022, 5, 3), day(2022, 8, 3)}
    for innocent in ({"01/03/2022": ""}, {day(2022, 3, 25): ""}):
        assert column.doubts(turned | innocent) == {}
    assert column.doubts({"14/03/2022": "", day(2022, 5, 3): "", day(2022, 8, 3): ""}) == {}


def test_what_the_words_mean():
    assert Money("T", "t").note("1tr5", 1_500_000) == "Đọc “1tr5” là 1.500.000\u00a0đ."
    assert Money("T", "t").note("1,5 triệu", 1_500_000) == ""
    assert [YesNo("T", "t").parse(text) for text in ("✓", "ko", "rồi", "Chưa")] == [True, False, True, False]


def test_cells_are_shown_as_people_write_them():
    assert Money("T", "t").show(500000.0) == "500.000"
    assert Date("T", "t").show(datetime.date(2022, 5, 24)) == "24/05/2022"
    assert Text("T", "t").show(12.0) == "12"
