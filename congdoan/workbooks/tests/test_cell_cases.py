"""The table of cells: identity numbers and days as they stand in real books, each read as what it is, or reported with a sentence.

(input, canonical value, what is said besides) or (input, part of the sentence of the refusal).
"""

import datetime

import pytest

from congdoan.kernel.errors import Unreadable
from congdoan.workbooks.columns import ApproximateDate, Date, NationalId, Phone
from congdoan.workbooks.opening import Serial1904

D, M = datetime.date, datetime.datetime
ID, DAY, NEAR, PHONE = NationalId("Số CCCD", "n"), Date("Ngày", "d"), ApproximateDate("Ngày sinh", "b"), Phone("Điện thoại", "p")
ZERO = "Đã thêm số 0 ở đầu: "

NUMBERS_READ = [
    ("035186000412", "035186000412", ""),
    (" 035186000412 ", "035186000412", ""),
    ("035 186 000 412", "035186000412", ""),
    ("035.186.000.412", "035186000412", ""),
    ("035-186-000-412", "035186000412", ""),
    ("'035186000412", "035186000412", ""),
    ("035186000412\u200b", "035186000412", ""),
    ("\u00a0035186000412", "035186000412", ""),
    ("０３５１８６０００４１２", "035186000412", ""),
    ("001099012345", "001099012345", ""),
    ("096203012345", "096203012345", ""),
    ("123456789", "123456789", ""),
    ("123 456 789", "123456789", ""),
    ("012345678", "012345678", ""),
    (35186000412, "035186000412", ZERO + "035186000412."),
    (35186000412.0, "035186000412", ZERO + "035186000412."),
    (1099012345, "001099012345", ZERO + "001099012345."),
    (1099012345.0, "001099012345", ZERO + "001099012345."),
    (123456789.0, "123456789", ""),
    (123456789, "123456789", ""),
    (12345678.0, "012345678", ZERO + "012345678."),
    ("3.5186000412E+10", "035186000412", "Đọc “3.5186000412E+10” là 035186000412."),
    ("3,5186000412E+10", "035186000412", "Đọc “3,5186000412E+10” là 035186000412."),
    ("1.099012345e9", "001099012345", "Đọc “1.099012345e9” là 001099012345."),
]
NUMBERS_REFUSED = [
    ("1.09901E+09", "Excel đã rút gọn số thành “1.09901E+09”, mất các chữ số cuối."),
    ("1,09901E+09", "mất các chữ số cuối"),
    ("3.51860E+10", "Đổi cột sang kiểu chữ rồi ghi lại đủ 12 chữ số"),
    ("3.5E10", "mất các chữ số cuối"),
    ("35186000412", "Nếu chỉ mất số 0 ở đầu thì là 035186000412."),
    ("1099012345", "Nếu chỉ mất số 0 ở đầu thì là 001099012345."),
    ("99008023893", "có 11 chữ số"),
    ("0351860004123", "có 13 chữ số"),
    ("03518600041", "có 11 chữ số"),
    ("12345678", "có 8 chữ số"),
    ("1234567890", "có 10 chữ số"),
    (84912345678.0, "có 11 chữ số"),
    (98186000412.0, "có 11 chữ số"),
    (1499012345, "có 10 chữ số"),
    (1234567, "có 7 chữ số"),
    (0, "có 1 chữ số"),
    (1.09901e9 + 0.5, "có chỗ không phải chữ số"),
    (-35186000412, "có chỗ không phải chữ số"),
    ("03518600041O", "có chỗ không phải chữ số"),
    ("035186000412/123456789", "có chỗ không phải chữ số"),
    ("CMND 123456789", "có chỗ không phải chữ số"),
    ("chưa có", "có chỗ không phải chữ số"),
    (M(1999, 1, 1), "có chỗ không phải chữ số"),
]
DAYS_READ = [
    (M(1980, 5, 24, 7, 30), "1980-05-24"),
    (D(1980, 5, 24), "1980-05-24"),
    (32874, "1990-01-01"),
    (32874.0, "1990-01-01"),
    (32874.75, "1990-01-01"),
    (367, "1901-01-01"),
    (Serial1904(27000.0), "1977-12-03"),
    (Serial1904(31412.0), "1990-01-01"),
    ("24/05/1980", "1980-05-24"),
    ("24/5/1980", "1980-05-24"),
    ("4/5/80", "1980-05-04"),
    ("12-3-80", "1980-03-12"),
    ("01.02.80", "1980-02-01"),
    ("1/2/35", "2035-02-01"),
    ("1/2/36", "1936-02-01"),
    ("24 05 1980", "1980-05-24"),
    (" 24 / 05 / 1980 ", "1980-05-24"),
    ("24/05/1980.", "1980-05-24"),
    ("1980-05-24", "1980-05-24"),
    ("1980/5/24", "1980-05-24"),
    ("1980-05-24T00:00:00", "1980-05-24"),
    ("24/05/1980 00:00:00", "1980-05-24"),
    ("24/05/1980 7:30", "1980-05-24"),
    ("24/05/1980 7:30 AM", "1980-05-24"),
    ("24/05/1980 7h30", "1980-05-24"),
    ("24/05/1980, 7 giờ 30", "1980-05-24"),
    ("24/05/1980 lúc 7h", "1980-05-24"),
    ("ngày 5 tháng 3 năm 2019", "2019-03-05"),
    ("Ngày 05 tháng 03 năm 2019", "2019-03-05"),
    ("5 tháng 3, 2019", "2019-03-05"),
    ("ngày 5/3/2019", "2019-03-05"),
    ("sinh ngày 5/3/1980", "1980-03-05"),
    ("Thứ ba, 24/05/2022", "2022-05-24"),
    ("Chủ nhật 22/05/2022", "2022-05-22"),
    ("24-May-22", "2022-05-24"),
    ("24 May 2022", "2022-05-24"),
    ("nga\u0300y 5 tha\u0301ng 3 na\u0306m 2019", "2019-03-05"),
    ("２４/０５/１９８０", "1980-05-24"),
    ("24/05/1980\u200b", "1980-05-24"),
    ("24/05\u00a0/1980", "1980-05-24"),
    ("29/02/2020", "2020-02-29"),
]
DAYS_REFUSED = [
    ("31/02/2019", "Tháng 2 không có ngày 31."),
    ("29/02/2019", "Tháng 2 năm 2019 không có ngày 29."),
    ("31/04/2022", "Tháng 4 không có ngày 31."),
    ("32/01/2022", "Tháng 1 không có ngày 32."),
    ("12/14/2018", "Không có tháng 14. Ghi ngày trước tháng sau; nếu là ngày 14 tháng 12 thì ghi 14/12/2018."),
    ("05/31/1980", "thì ghi 31/05/1980."),
    ("02/30/1980", "Không có tháng 30."),
    ("13/14/1985", "Không có tháng 14."),
    ("24/00/2022", "Không có tháng 0."),
    ("1990", "chưa đủ ngày, tháng, năm"),
    (1990, "chưa đủ ngày, tháng, năm"),
    ("5/1980", "chưa đủ ngày, tháng, năm"),
    ("00/00/1970", "chưa đủ ngày, tháng, năm"),
    (0, "Không đọc được"),
    (1, "Không đọc được"),
    (60, "Không đọc được ngày “60”"),
    (59.5, "Không đọc được"),
    (-1, "Không đọc được"),
    (24052022, "Không đọc được"),
    ("24052022", "Không đọc được"),
    ("24/05", "Không đọc được"),
    ("24/05/202", "Không đọc được"),
    ("24/5-2022", "Không đọc được"),
    ("1/1/1899", "Năm 1899"),
    ("24/05/0202", "Năm 202"),
    ("24/05/2202", "Năm 2202"),
    ("hôm qua", "Không đọc được ngày “hôm qua”"),
    ("khoảng 1980", "Không đọc được"),
    ("1980-1985", "Không đọc được"),
    (True, "Không đọc được"),
    (datetime.time(7, 30), "Không đọc được"),
    (D(1905, 6, 2), "có lẽ vì gõ năm 1980 vào ô kiểu ngày"),
    (M(1905, 6, 12), "gõ năm 1990"),
    (M(1900, 1, 12), "thường do Excel đổi một số thành ngày"),
]
NEAR_READ = [
    ("1990", "1990"),
    (1990, "1990"),
    (1990.0, "1990"),
    ("năm 1990", "1990"),
    ("sinh năm 1990", "1990"),
    ("SN 1990", "1990"),
    ("00/00/1970", "1970"),
    ("0/0/1970", "1970"),
    ("5/1980", "1980-05"),
    ("05/1980", "1980-05"),
    ("03.2019", "2019-03"),
    ("5-1980", "1980-05"),
    ("tháng 5 năm 1980", "1980-05"),
    ("tháng 5/1980", "1980-05"),
    ("00/05/1980", "1980-05"),
    ("1980-05", "1980-05"),
    ("24/05/1980", "1980-05-24"),
    (29365, "1980-05-24"),
]
NEAR_REFUSED = [
    ("13/1980", "Không có tháng 13"),
    ("1850", "Năm 1850"),
    ("80", "Không đọc được"),
    ("khoảng 1990", "Không đọc được"),
    ("5/80", "Không đọc được"),
    (D(1905, 6, 2), "gõ năm 1980"),
]
PHONES_READ = [
    ("0912345678", "0912345678", ""),
    ("0912.345.678", "0912345678", ""),
    ("+84 912 345 678", "0912345678", ""),
    ("84912345678", "0912345678", ""),
    ("+84912345678", "0912345678", ""),
    ("912345678", "0912345678", ZERO + "0912345678."),
    (912345678.0, "0912345678", ZERO + "0912345678."),
    (84912345678.0, "0912345678", ""),
    ("(024) 3825 1234", "02438251234", ""),
]
PHONES_REFUSED = [
    ("0912345678 - 0987654321", "Ô có hai số điện thoại"),
    ("0912345678/0987654321", "Ô có hai số điện thoại"),
    ("0912 345", "có 7 chữ số, phải có 10 hoặc 11"),
    ("9.12E+08", "không gọi được"),
    ("0912345678 (vợ)", "không gọi được"),
]
READ = (
    [(ID, *case) for case in NUMBERS_READ]
    + [(DAY, *case, "") for case in DAYS_READ]
    + [(NEAR, *case, "") for case in NEAR_READ]
    + [(PHONE, *case) for case in PHONES_READ]
)
REFUSED = (
    [(ID, *case) for case in NUMBERS_REFUSED]
    + [(DAY, *case) for case in DAYS_REFUSED]
    + [(NEAR, *case) for case in NEAR_REFUSED]
    + [(PHONE, *case) for case in PHONES_REFUSED]
)


def named(given):
    return repr(given)[:30]


def test_there_are_enough_of_them():
    assert sum(column is not PHONE for column, *_case in (*READ, *REFUSED)) >= 120


@pytest.mark.parametrize(("column", "raw", "value", "said"), READ, ids=named)
def test_it_is_read_as_what_it_is(column, raw, value, said):
    assert column.parse(raw) == value
    assert column.note(raw, value) == said


@pytest.mark.parametrize(("column", "raw", "sentence"), REFUSED, ids=named)
def test_it_is_reported(column, raw, sentence):
    with pytest.raises(Unreadable) as refusal:
        column.parse(raw)
    assert sentence in str(refusal.value)
    assert str(refusal.value).endswith(".")
