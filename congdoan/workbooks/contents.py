"""Cột nhìn qua các ô: whether a few cells look like those of a column: identity numbers, days, names, answers of a list."""

import datetime
import re

from congdoan.kernel import dates, ids
from congdoan.kernel.errors import Unreadable
from congdoan.kernel.text import fold, header_key, squeeze
from congdoan.workbooks.columns import ApproximateDate, Choice, Date, Email, Money, NationalId, Phone, UnitCode, Year, as_text

RECOGNISABLE = (NationalId, Phone, Email)
"""Columns that are guessed by their cells even where the sheet can do without them."""
_WRITTEN = (
    "nguyễn trần lê phạm hoàng huỳnh phan vũ võ đặng bùi đỗ hồ ngô dương lý lí đào đinh lâm mai trịnh đoàn lương trương lưu hà cao tạ thái tô triệu"
    " chu châu ninh kiều nghiêm tăng phùng tống quách la khúc thạch lò giàng nông vi quang thiều đàm lục mạc bạch cù đậu ông âu tôn"
)
SURNAMES = frozenset(_WRITTEN.split())
_PLAIN_SURNAMES = frozenset(map(fold, SURNAMES))
_NAME = re.compile(r"[^\W\d_]+(?:[ .'-]+[^\W\d_]+){1,6}")
_YEARS = range(1920, 2031)
_LEAST_AMOUNT = 1_000


def may_be_guessed(column):
    """True for required columns whose cells tell what they are, and for recognisable ones."""
    return isinstance(column, RECOGNISABLE) or (column.required and _test_of(column) is not None)


def share(column, cells):
    """How many of the cells look like the column's, from 0 to 1."""
    test = _test_of(column)
    if test is None or not cells:
        return 0.0
    return sum(1 for cell in cells if test(cell)) / len(cells)


def is_name(cell):
    """True for what reads like the name of a Vietnamese person."""
    if not isinstance(cell, str):
        return False
    text = squeeze(cell.partition("(")[0])
    if not _NAME.fullmatch(text):
        return False
    first = text.split()[0].lower()
    return first in (_PLAIN_SURNAMES if text.isascii() else SURNAMES)


def _test_of(column):
    if isinstance(column, UnitCode):
        return None
    if isinstance(column, Choice):
        return lambda cell: _read(column, cell)
    for kind, test in _TESTS:
        if isinstance(column, kind):
            return test
    return is_name if column.holds_names else None


def _read(column, cell):
    try:
        return column.parse(cell) is not None
    except Unreadable:
        return False


def _is_national_id(cell):
    digits = as_text(cell).replace(" ", "").replace(".", "")
    if not (digits.isascii() and digits.isdigit()) or len(digits) not in (9, 11, 12):
        return False
    if len(digits) == 9 and _is_phone(cell):
        return False
    try:
        ids.clean_national_id(cell)
    except Unreadable:
        return False
    return True


def _is_phone(cell):
    digits = re.sub(r"[ .\-+]", "", as_text(cell))
    return digits.isascii() and digits.isdigit() and bool(re.fullmatch(r"(?:0|84)?[35789]\d{8}|02\d{9}", digits))


def _is_email(cell):
    return isinstance(cell, str) and bool(re.fullmatch(r"\s*[^@\s]+@[^@\s]+\.[a-z]{2,}\s*", cell.lower()))


def _is_day(cell):
    if isinstance(cell, (datetime.date, datetime.datetime)):
        return True
    try:
        return isinstance(cell, str) and bool(dates.read_date(cell))
    except Unreadable:
        return False


def _is_year(cell):
    text = as_text(cell)
    return text.isdigit() and len(text) == 4 and int(text) in _YEARS


def _is_amount(cell):
    if isinstance(cell, (bool, datetime.date, datetime.datetime)):
        return False
    if isinstance(cell, (int, float)):
        return cell >= _LEAST_AMOUNT and cell % 500 == 0
    return bool(re.fullmatch(r"\d{1,3}([., ]\d{3})+(d|dong|vnd)?", fold(str(cell)).replace("đ", "d").strip())) and not header_key(
        str(cell)
    ).startswith("0")


_TESTS = (
    (NationalId, _is_national_id),
    (Phone, _is_phone),
    (Email, _is_email),
    (ApproximateDate, lambda cell: _is_day(cell) or _is_year(cell)),
    (Date, _is_day),
    (Year, _is_year),
    (Money, _is_amount),
)
