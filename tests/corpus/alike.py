"""Is what is stored what was typed, but for blanks, normal form and format? Written without the program's own readers."""

import datetime
import re
import unicodedata

WORDS_OF_LISTS = frozenset(
    ("Giới tính", "Hình thức", "Lý do", "Lý do rời", "Dịp", "Quan hệ", "Loại", "Chức vụ", "Chủ đề", "Nguồn chi", "Nội dung", "Dân tộc")
)
"""Columns whose words stand in a list of the union: synonyms are read as the word of the list."""
_APOSTROPHES = str.maketrans("’‘ʼ", "'''")
_PARTIAL = re.compile(r"(\d\d/)?\d{4}")  # a month, a year
_UNIT = re.compile(r"\d\s*(k|ng|tr|t[yỷ])", re.IGNORECASE)


def alike(typed, stored, column):
    """True if nothing but blanks, normal form, capitals of a name, or format sets the two apart."""
    if typed is None or column in WORDS_OF_LISTS:
        return True
    if stored is None:
        return not str(typed).strip()
    if column == "Điện thoại":
        return _digits(str(typed))[-9:] == str(stored)[-9:]
    if isinstance(typed, (int, float)) and not isinstance(typed, bool):
        return _number(typed, stored)
    if isinstance(typed, (datetime.date, datetime.datetime)):
        day = typed.date() if isinstance(typed, datetime.datetime) else typed
        return day == stored or f"{day:%d/%m/%Y}" == stored
    if isinstance(stored, datetime.date):
        return _same_day(typed, stored)
    if _PARTIAL.fullmatch(str(stored)):
        return [int(part) for part in re.findall(r"\d+", typed) if int(part)] == [int(part) for part in str(stored).split("/")]
    if isinstance(stored, (int, float)):
        return re.sub(r"\D", "", typed) in (str(stored), f"{stored}00", f"{stored}0") or bool(_UNIT.search(typed))
    return _plain(typed) == _plain(stored) or _digits(typed) == _digits(stored) != ""


def _number(typed, stored):
    if isinstance(stored, datetime.date):
        return True  # a serial: the format of the cell says it is a day
    return str(stored) == f"{typed:.0f}" or stored == typed


def _same_day(typed, stored):
    numbers = [int(found) for found in re.findall(r"\d+", unicodedata.normalize("NFKC", typed))]
    if len(numbers) == 1 and len(str(numbers[0])) > 4:
        return True
    short = [number % 100 if number > 31 else number for number in numbers]
    return all(part in short or part in numbers for part in (stored.day, stored.month)) and stored.year % 100 in short


def _digits(text):
    return re.sub(r"[\s.\-()'’+]", "", text) if re.fullmatch(r"[\d .\-()'’+]+", text.strip()) else ""


def _plain(text):
    text = unicodedata.normalize("NFKC", str(text))
    text = "".join(" " if char.isspace() else char for char in text if unicodedata.category(char) not in ("Cf", "Cc") or char.isspace())
    return "".join(text.split()).casefold().translate(_APOSTROPHES)
