"""Cách viết trên văn bản: how text, dates and numbers are written on an official paper."""

import re
import unicodedata
from datetime import date
from decimal import Decimal
from textwrap import wrap

from congdoan.kernel.dates import format_date
from congdoan.kernel.money import format_number
from congdoan.kernel.text import nfc

NO_BREAK_SPACE = "\u00a0"
TO_WRITE_IN = NO_BREAK_SPACE * 5
PLACE_WORDS = ("tỉnh ", "thành phố ", "quận ", "huyện ", "thị xã ", "thị trấn ", "xã ", "phường ")


def capitals(text: str) -> str:
    """Chữ in hoa: composed first, so that every letter keeps its marks."""
    return nfc(text).upper()


def plain_join(separator: str, *parts: str) -> str:
    """Joins what is there: an empty part leaves no separator behind."""
    return separator.join(part for part in parts if part)


def bound(text: str) -> str:
    """A number and the word after it stay on one line: "15.000.000 đ" with a no-break space."""
    return re.sub(r"(?<=\d) (?=\w)", NO_BREAK_SPACE, text)


def name_lines(name: str, longest: int) -> list[str]:
    """Tên cơ quan trên nhiều dòng: lines of at most ``longest`` letters, parted where officers part them.

    That is before the name of the place ("CÔNG ĐOÀN TRUNG TÂM Y TẾ / HUYỆN BÌNH AN"), else in lines of like length.
    """
    if len(name) <= longest:
        return [name] if name else []
    words = name.split(" ")
    pairs: list[tuple[str, str]] = [(" ".join(words[:cut]), " ".join(words[cut:])) for cut in range(1, len(words))]
    fitting = [pair for pair in pairs if max(map(len, pair)) <= longest]
    if fitting:
        return [*min(fitting, key=_clumsiness)]
    return wrap(name, longest, break_long_words=False, break_on_hyphens=False)


def _clumsiness(pair: tuple[str, str]) -> tuple[bool, int, int]:
    first, second = pair
    return not second.lower().startswith(PLACE_WORDS), max(len(first), len(second)), len(second)


def blank_date(year: int) -> str:
    """Ngày chờ ghi: room to write day and month by hand once the paper is signed."""
    return f"ngày{TO_WRITE_IN}tháng{TO_WRITE_IN}năm{NO_BREAK_SPACE}{year}"


def shown(cell: str | int | float | Decimal | date | None) -> str:
    """Một ô của bảng: 15000000 is "15.000.000", 4.5 is "4,5", a day is dd/mm/yyyy, nothing is an empty cell."""
    if cell is None:
        return ""
    if isinstance(cell, date):
        return format_date(cell)
    if isinstance(cell, int | float | Decimal):
        return format_number(cell)
    return cell


def printable(text: str) -> str:
    """What ink can show of a text: composed (NFC), line breaks, tabs and odd spaces as spaces, no invisible or broken characters.

    Direction marks go too: in a name they could turn the words beside it round.
    """
    return "".join(_visible(character) for character in nfc(text))


def _visible(character: str) -> str:
    category = unicodedata.category(character)
    if category in ("Cc", "Zl", "Zp", "Zs"):
        return character if character == NO_BREAK_SPACE else " "
    return "" if category in ("Cf", "Cs", "Cn") else character
