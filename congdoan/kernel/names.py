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
_FOREIGN = re.compile("[\u0370-\u03ff\u0400-\u04ff\uff21-\uff3a\uff41-\uff5a]")
_WIDE = re.compile("[\uff21-\uff3a\uff41-\uff5a]")
_LATIN = re.compile("[A-Za-z]")
_SEEN_AS = str.maketrans(
    "АВСЕНІЈКМОРЅТХУаеіјорсуѕхΑΒΕΖΗΙΚΜΝΟΡΤΥΧο", "ABCEHIJKMOPSTXYaeijopcysxABEZHIKMNOPTYXo"
) | {0xFF21 + place: chr(65 + place) for place in range(26)} | {0xFF41 + place: chr(97 + place) for place in range(26)}  # fmt: skip
_NUMBERED = re.compile(r"(?:\(?\d{1,4}(?:[.)/]|\s*[-–])|[-–•*+])\s*(?=\D)")
_CALLED = re.compile(r"(?:ông|bà|anh|chị|cô|chú|bác|đồng chí|đ/c|đ\.c|đc|ths|ts|bs|gv|kts|ks)(?:[.:]\s*|\s+)", re.IGNORECASE)
_NOT_FAMILY = frozenset(("thị", "văn"))  # what cannot begin a name: before these "Ông" is the family name
_REMEMBERED = 20_000  # a book names the same people over and over
_HINT = re.compile(r"(?P<name>[^()]+?)\s*\((?P<hint>[^()]+)\)")
_INNER_START = re.compile(r"(?:^|(?<=[\s'(\-.]))\w")
ALPHABET = tuple("ABCDĐEGHIKLMNOPQRSTUVXY")
"""The letters by which lists of people are leafed through (A stands for Ă and Â too, Đ for itself)."""


@lru_cache(maxsize=_REMEMBERED)
def clean_name(value):
    """Họ tên gọn: squeezed, Icelandic and African look-alikes of đ and foreign letters among Latin ones put right, capitals or small letters made a name.

    A name already in mixed case keeps its display, the place of its tones included. Cleaning twice changes nothing.
    """
    name = nfc(_latin(squeeze(value)))
    if name.isupper() or name.islower():
        name = nfc(_INNER_START.sub(lambda start: start.group().title(), name.lower()))
    return name


@lru_cache(maxsize=_REMEMBERED)
def match_key(value):
    """Khóa so khớp: the same for every way of writing one name, different for different names.

    Case, blanks, NFC or NFD and the place of the tone (hoà, hòa) do not count; tones and vowel marks do.
    """
    return " ".join(_matched(word) for word in _latin(_latin(squeeze(value)).lower()).split())


def search_key(value):
    """Khóa tìm kiếm: folded, so that "tran thi mai" finds Trần Thị Mai."""
    return fold(value)


def spaced(value):
    """Từng chữ: the words of a text with one blank before and after each, signs left out: "An" is not found within "Lan", nor missed before a comma."""
    return f" {' '.join(''.join(sign if sign.isalnum() else ' ' for sign in value).split())} "


def told_in(words, names):
    """Those of ``names`` that stand whole in what was written, however they are written there ("giúp hoang thi hanh."); sorted."""
    said = spaced(fold(words))
    return sorted({name for name in names if (key := spaced(fold(name))).strip() and key in said})


def sort_key(value):
    """Khóa xếp tên: one text to be compared byte by byte (C collation): given name, its tones, the rest, its tones."""
    words = [key for key in map(_sorted_word, _latin(_latin(squeeze(value)).lower()).split()) if key[0]]
    if not words:
        return ""
    (given, tone), rest = words[-1], words[:-1]
    return f"{given} {tone} {'.'.join(letters for letters, _ in rest)} {''.join(tones for _, tones in rest)}".rstrip()


def without_title(value):
    """Họ tên không kèm cách gọi: "Đ/c Nguyễn Văn An", "1. Ông Nguyễn Văn An" -> "Nguyễn Văn An"; else as it is, squeezed.

    A title goes only where a whole name of three words or more is left, for Ông is a family name too (Ông Ích Khiêm, Ông Thị Loan).
    """
    name = _NUMBERED.sub("", squeeze(value), count=1) if _NUMBERED.match(squeeze(value)) else squeeze(value)
    while found := _CALLED.match(name):
        rest = name[found.end() :]
        if len(rest.split()) < 3 or rest.split()[0].lower() in _NOT_FAMILY:
            break
        name = rest
    return name


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


def _latin(value):
    """Letters that only look like ours put right: Ð, Cyrillic and Greek ones among Latin letters, full-width ones."""
    if value.isascii():
        return value
    value = value.translate(_LOOK_ALIKES)
    if _FOREIGN.search(value) and (_LATIN.search(value) or _WIDE.search(value)):
        value = nfc(value.translate(_SEEN_AS))
    return value


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
