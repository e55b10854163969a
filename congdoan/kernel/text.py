"""Written text (chữ viết): one normal form, one cleaner, one folding for search and for matching headings.

Text is cleaned once where it enters the house (forms, workbooks, API); passwords are left alone.
"""

import re
import unicodedata
from functools import lru_cache
from string import ascii_lowercase

# Blanks that Unicode files under letters or symbols: combining grapheme joiner, Hangul fillers, empty Braille cell.
_HIDDEN_BLANKS = dict.fromkeys(map(ord, "\u115f\u1160\u2800\u3164\uffa0"), " ") | {0x034F: None}
_HIDES_BLANKS = re.compile("[\u034f\u115f\u1160\u2800\u3164\uffa0]")
_INVISIBLE = frozenset(("Cc", "Cf", "Cs"))  # control, format, half of a surrogate pair
_FOLDED_ALIKE = str.maketrans("đðɖ’‘ʼʹ", "ddd''''")  # apostrophes as in H'Hen
_LATIN_MARKS = re.compile("[\u0300-\u036f]+")
_SHORT = 120  # longer texts are not kept: a file may hold thousands of them
_NOT_IN_KEYS = re.compile(r"[\W_]+")
_WITH_MARKS = (*range(0xC0, 0x250), *range(0x1E00, 0x1F00))  # where letters of the Latin alphabet with diacritics stand


def nfc(value):
    """Dạng dựng sẵn: the text with every accented letter as one code point."""
    return value if value.isascii() else unicodedata.normalize("NFC", value)


def squeeze(value):
    """Làm gọn: NFC, no blank at either end, one plain space between words, nothing invisible.

    Tabs, line ends, no-break and all other Unicode blanks count as blanks; control characters, zero-width
    characters, marks of writing direction and halves of surrogate pairs are taken out.
    """
    if value.isprintable() and (value.isascii() or not _HIDES_BLANKS.search(value)):
        return " ".join(nfc(value).split())
    words = " ".join(value.translate(_HIDDEN_BLANKS).split())
    return " ".join(nfc("".join(char for char in words if unicodedata.category(char) not in _INVISIBLE)).split())


def plain_digits(value):
    """Chữ số thường: the text with full-width, Arabic and all other decimal digits written 0 to 9."""
    if value.isascii():
        return value
    return "".join(str(unicodedata.decimal(char)) if char.isdecimal() else char for char in value)


def fold(value):
    """Bỏ dấu: lower case, without diacritics, đ as d, squeezed. What search compares."""
    return _folded(value) if len(value) <= _SHORT else _folded.__wrapped__(value)


@lru_cache(maxsize=20_000)  # a book holds the same short texts over and over
def _folded(value):
    if not value.isascii():
        value = unicodedata.normalize("NFD", squeeze(value).lower().translate(_FOLDED_ALIKE))
        value = _LATIN_MARKS.sub("", value)
    if not value.isascii():
        value = "".join(char for char in value if unicodedata.category(char) != "Mn")
    return squeeze(value.lower())


@lru_cache(maxsize=1)
def _alike():
    """{letter: class of a regular expression}: the letter, small or capital, with any diacritics."""
    found = {letter: letter + letter.upper() for letter in ascii_lowercase}
    for code in _WITH_MARKS:
        if (letter := _folded(chr(code))) in found:
            found[letter] += chr(code)
    return {letter: f"[{letters}]" for letter, letters in found.items()}


def loosely(word):
    """Mẫu tìm bỏ dấu: a regular expression, read alike by both databases, that finds a word with diacritics or not, in small letters or capitals."""
    return "".join(_alike().get(letter) or re.escape(letter) for letter in fold(word))


def header_key(value):
    """Khóa tiêu đề: folded letters and digits only; sheet and column names match by it ("Họ và tên *" = "HO VA TEN")."""
    return _NOT_IN_KEYS.sub("", fold(value))


def number_in(written, most=18):
    """The whole number that an address or a hidden field names ("17"), in at most ``most`` plain digits; None for anything else.

    Signs that only look like digits ("²", "٢") are none: a database would stumble over them.
    """
    return int(written) if written.isascii() and written.isdigit() and len(written) <= most else None
