"""Names of people (họ tên): cleaned for display, one key for matching, one for search, one for sorting.

Sorting is that of Vietnamese lists: by given name (tên), then by the rest (họ và đệm), in the order of the alphabet
a ă â b c d đ e ê ..., with the tones ngang, huyền, hỏi, ngã, sắc, nặng deciding between equal letters.
"""

import re
import unicodedata
from functools import lru_cache

from congdoan.kernel.text import fold, nfc, squeeze

_TONES = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}  # huyền hỏi ngã sắc nặng
_VOWEL_MARKS = {  # "~" stands after "z", so a letter with a mark sorts after all that begins with the plain one
    ("a", "\u0306"): "~",
    ("a", "\u0302"): "~~",
    ("e", "\u0302"): "~",
    ("o", "\u0302"): "~",
    ("o", "\u031b"): "~~",
    ("u", "\u031b"): "~",
}
_LOOK_ALIKES = str.maketrans({"ð": "đ", "ɖ": "đ", "Ð": "Đ", "Ɖ": "Đ", "’": "'", "‘": "'", "ʼ": "'", "ʹ": "'"})
_REMEMBERED = 20_000  # a book names the same people over and over
_HINT = re.compile(r"(?P<name>[^()]+?)\s*\((?P<hint>[^()]+)\)")
_INNER_START = re.compile(r"(?:^|(?<=[\s'(\-.]))\w")
ALPHABET = tuple("ABCDĐEGHIKLMNOPQRSTUVXY")
"""The letters by which lists of people are leafed through (A stands for Ă and Â too, Đ for itself)."""


@lru_cache(maxsize=_REMEMBERED)
def clean_name(value):
    """Họ tên gọn: squeezed, Icelandic and African look-alikes of đ put right, capitals or small letters made a name.

    A name already in mixed case keeps its display, the place of its tones included. Cleaning twice changes nothing.
    """
    name = nfc(squeeze(value).translate(_LOOK_ALIKES))
    if name.isupper() or name.islower():
        name = nfc(_INNER_START.sub(lambda start: start.group().title(), name.lower()))
    return name


@lru_cache(maxsize=_REMEMBERED)
def match_key(value):
    """Khóa so khớp: the same for every way of writing one name, different for different names.

    Case, blanks, NFC or NFD and the place of the tone (hoà, hòa) do not count; tones and vowel marks do.
    """
    return " ".join(_matched(word) for word in squeeze(value).lower().translate(_LOOK_ALIKES).split())


def search_key(value):
    """Khóa tìm kiếm: folded, so that "tran thi mai" finds Trần Thị Mai."""
    return fold(value)


def sort_key(value):
    """Khóa xếp tên: one text to be compared byte by byte (C collation): given name, its tones, the rest, its tones."""
    words = [key for key in map(_sorted_word, squeeze(value).lower().translate(_LOOK_ALIKES).split()) if key[0]]
    if not words:
        return ""
    (given, tone), rest = words[-1], words[:-1]
    return f"{given} {tone} {'.'.join(letters for letters, _ in rest)} {''.join(tones for _, tones in rest)}".rstrip()


def split_name(value):
    """(Họ và đệm, tên): everything before the last word, and the last word."""
    rest, _, given = squeeze(value).rpartition(" ")
    return rest, given


def split_hint(written):
    """(Tên, điều trong ngoặc): ("Trần Thị Mai", "09/10/1986") of "Trần Thị Mai (09/10/1986)"; the hint is empty where there is none."""
    found = _HINT.fullmatch(squeeze(written))
    return (found["name"], found["hint"]) if found else (squeeze(written), "")


def short_name(value):
    """Tên gọi: the given name."""
    return split_name(value)[1]


def initial(value):
    """Vần: the letter under which the name stands (A for An, Ân; Đ for Đức), or "#" if it begins with no letter."""
    key = sort_key(value)
    if key.startswith("d~"):
        return "Đ"
    return key[0].upper() if key and key[0].isalpha() else "#"


def initial_bounds(letter):
    """(First, after the last) sort key of the names under ``letter``: first <= sort_key < after the last."""
    low = {"Đ": "d~"}.get(letter, letter.lower())
    return low, {"D": "d~", "Đ": "e"}.get(letter) or chr(ord(low) + 1)


@lru_cache(maxsize=_REMEMBERED)
def _matched(word):
    """The word with its tones moved behind its last letter, part by part (H'Hen has two parts)."""
    done, tones = [], []
    for char in unicodedata.normalize("NFD", word):
        if char in _TONES:
            tones.append(char)
            continue
        if not (char.isalpha() or unicodedata.combining(char)):
            done += tones
            tones = []
        done.append(char)
    return nfc("".join(done + tones))


@lru_cache(maxsize=_REMEMBERED)
def _sorted_word(word):
    """(Letters, tone): the letters spelt so that bytes sort as the alphabet does, the tone as one digit."""
    letters, tone, base = [], 0, ""
    for char in unicodedata.normalize("NFD", word):
        if char in _TONES:
            tone = tone or _TONES[char]
        elif (base, char) in _VOWEL_MARKS:
            letters.append(_VOWEL_MARKS[base, char])
        elif char == "đ":
            letters.append("d~")
        elif char.isalnum():
            letters.append(char)
            base = char
    return "".join(letters), str(tone)
