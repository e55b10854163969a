"""Bảng mã cũ: text typed with TCVN3 (ABC, fonts .VnTime) or VNI, read as Western letters, put back into Unicode.

Such text is valid Unicode and raises no error ("NguyÔn ThÞ Hoµ"), so it is recognised by what its words would be: words that are
no Vietnamese syllables as they stand and all are when read by the old table.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

TCVN3, VNI = "TCVN3 (ABC)", "VNI"


@dataclass(frozen=True)
class Font:
    """Phông chữ của bảng mã cũ: its table; ``capitals``: it draws every letter as a capital (.VnTimeH)."""

    table: str
    capitals: bool = False


@lru_cache(maxsize=500)
def font(name):
    """The Font of a font's name (".VnTime", "VNI-Times", ".VnArialH"), None for one of today."""
    name = name.strip().casefold()
    if name.startswith(".vn"):
        return Font(TCVN3, capitals=name.endswith("h"))
    return Font(VNI) if name.startswith(("vni-", "vni ")) else None


_TCVN3_CODES = (
    "µ¸¶·¹" "¨»¾¼½Æ" "©ÇÊÈÉË" "ÌÐÎÏÑ" "ªÒÕÓÔÖ" "×ÝØÜÞ" "ßãáâä" "«åèæçé" "¬êíëìî" "ïóñòô" "\xadõøö÷ù" "úýûüþ" "®" "¡¢§£¤¥¦"
)  # fmt: skip
_TCVN3_LETTERS = (
    "àáảãạ" "ăằắẳẵặ" "âầấẩẫậ" "èéẻẽẹ" "êềếểễệ" "ìíỉĩị" "òóỏõọ" "ôồốổỗộ" "ơờớởỡợ" "ùúủũụ" "ưừứửữự" "ỳýỷỹỵ" "đ" "ĂÂĐÊÔƠƯ"
)  # fmt: skip
_TCVN3_CAPITALS = "¡¢§£¤¥¦"
_TCVN3_TABLE = str.maketrans(dict(zip(_TCVN3_CODES, _TCVN3_LETTERS, strict=True)))

_TONES = {"ø": "\u0300", "ù": "\u0301", "û": "\u0309", "õ": "\u0303", "ï": "\u0323"}
_CIRCUMFLEX = {"â": "", "à": "\u0300", "á": "\u0301", "å": "\u0309", "ã": "\u0303", "ä": "\u0323"}
_BREVE = {"ê": "", "è": "\u0300", "é": "\u0301", "ú": "\u0309", "ü": "\u0303", "ë": "\u0323"}
_VNI_SINGLE = {"ñ": "đ", "ô": "ơ", "ö": "ư", "í": "í", "ì": "ì", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ"}
_OLD_ONLY = re.compile("[^\x00-\x7f]")
_WORD = re.compile(r"[^\W\d_]+|[^\x00-\x7f\s]+")
_NO_WORD = re.compile("[BCDĐGHKLMNPQRSTVX]+|µ[mglMGL]?|[«»©½¼¾·¡¢£¤¥¦§¨¬\xad]+")  # QĐ, LĐLĐ, µm, «»: no evidence of anything
_GLUED = re.compile("[A-Za-z][^\x00-\x7f]|§[^\\W\\d_]")  # a sign right after a letter, as no unit of measure and no quotation mark stands
_TONED_FIRST = re.compile("(?<!\\S)[^\x00-\x7făâđêôơư]")  # those have capitals of their own in TCVN3
_STRANGE = re.compile(
    "[µ¸¶·¹¨»¾¼½Æ©Ç®ÐÎÏÑª«Ö×ØÜÞßäåæç¬ëîïñö÷øûüþ\xad¡¢£¤¥¦§ÄÅËÛÜÆÖ]|[aA][àáãâêéèúÀÁÃÂÊÉÈÚ]|[eE][àáãâÀÁÃÂ]|[oO][ùõãâÙÕÃÂ]|[uU][ùõÙÕ]"
)  # nothing of today has these


def _vni_table():
    """{what VNI writes: the letter}, both cases; two signs for a letter with a mark, one for đ, ơ, ư and the marks of i."""
    table = {}
    for base in "aeouy" + "ôö":
        for sign, tone in _TONES.items():
            table[base + sign] = _VNI_SINGLE.get(base, base) + tone
    for base in "aeo":
        table |= {base + sign: base + "\u0302" + tone for sign, tone in _CIRCUMFLEX.items()}
    table |= {"a" + sign: "a\u0306" + tone for sign, tone in _BREVE.items()}
    table |= _VNI_SINGLE
    composed = {written: unicodedata.normalize("NFC", letter) for written, letter in table.items()}
    capitals = {written.upper(): letter.upper() for written, letter in composed.items()}
    mixed = {written[0].upper() + written[1:]: letter.upper() for written, letter in composed.items() if len(written) == 2}
    return composed | mixed | capitals


_VNI = _vni_table()
_VNI_SIGNS = re.compile("|".join(sorted(map(re.escape, _VNI), key=len, reverse=True)))

_ONSET = "ngh|ng|nh|gh|gi|kh|ph|qu|th|tr|ch|[bcdđghklmnpqrstvx]"
_RHYME = (
    "uyê(?:n|t)|uya|uyu|uy(?:nh|ch|t|n)?|uê(?:nh|ch)?|uâ(?:n|t|ng|y)?|oa(?:i|o|y|m|n|ng|nh|ch|p|t|c)?|oă(?:m|n|ng|t|c)|oe(?:n|o|t)?|oo(?:ng|c)|"
    "iê(?:u|m|n|ng|p|t|c)|yê(?:u|m|n|ng|t)|ươ(?:i|u|m|n|ng|p|t|c)|uô(?:i|m|n|ng|t|c)|ia|ya|ua|ưa|ưu|ưi|iu|êu|eo|ai|ao|au|ay|âu|ây|oi|ôi|ơi|ui|uơ|"
    "a(?:m|n|ng|nh|ch|p|t|c)?|ă(?:m|n|ng|p|t|c)|â(?:m|n|ng|p|t|c)|e(?:m|n|ng|p|t|c)?|ê(?:m|n|nh|ch|p|t)?|i(?:m|n|nh|ch|p|t)?|o(?:m|n|ng|p|t|c)?|"
    "ô(?:m|n|ng|p|t|c)?|ơ(?:m|n|p|t)?|u(?:m|n|ng|p|t|c)?|ư(?:m|n|ng|t|c)?|y"
)
_SYLLABLE = re.compile(f"(?:{_ONSET})?(?:{_RHYME})")
_WESTERN = "ŒœŠšŸŽžƒˆ"  # letters of windows-1252 beyond ÿ
_TONE_MARKS = "\u0300\u0301\u0303\u0309\u0323"


@lru_cache(maxsize=20_000)
def is_syllable(word):
    """True if a word can be a Vietnamese syllable: onset, rhyme, at most one tone, sắc or nặng before c, ch, p, t."""
    marks = unicodedata.normalize("NFD", word.casefold())
    tones = [mark for mark in marks if mark in _TONE_MARKS]
    bare = unicodedata.normalize("NFC", "".join(mark for mark in marks if mark not in _TONE_MARKS))
    if len(tones) > 1 or not _SYLLABLE.fullmatch(bare):
        return False
    return not bare.endswith(("c", "ch", "p", "t")) or not tones or tones[0] in "\u0301\u0323"


def read_tcvn3(text):
    """Text typed with a .Vn font, in Unicode.

    The table has no capitals with tones: a text all in capitals is read as one, and a word of a name gets its capital.
    """
    read = text.translate(_TCVN3_TABLE)
    plain = [letter for word in text.split() if not _NO_WORD.fullmatch(word) for letter in word if letter.isascii() and letter.isalpha()]
    if len(plain) > 1 and all(letter.isupper() for letter in plain):
        return read.upper()
    first = [word[0] for word in text.split() if (word[0].isascii() and word[0].isalpha()) or word[0] in _TCVN3_CAPITALS]
    named = first and all(letter.isupper() or letter in _TCVN3_CAPITALS for letter in first)
    return _TONED_FIRST.sub(lambda found: found[0].upper(), read) if named else read


def read_vni(text):
    """Text typed with a VNI font, in Unicode."""
    return _VNI_SIGNS.sub(lambda found: _VNI[found[0]], text)


READERS = {TCVN3: read_tcvn3, VNI: read_vni}


def is_plain(text):
    """True if every word with a letter outside ASCII is a Vietnamese syllable as it stands."""
    return all(is_syllable(word) for word in _words(text))


def is_of_today(text):
    """True if the text holds letters that no old table can write: Đ, ị, ơ, ầ. The signs of windows-1252 beyond ÿ (“ ” – Œ) can stand in old text."""
    return any(letter > "\xff" and (letter.isalpha() or letter in _TONE_MARKS) and letter not in _WESTERN for letter in text)


def speaks_for(table, text):
    """True if the text makes no sense as it stands and all of it does when read by an old table (TCVN3 or VNI)."""
    return not is_of_today(text) and not is_plain(text) and _makes_sense(READERS[table](text))


def syllables_in(text):
    """(how many of the different words with a letter outside ASCII are Vietnamese syllables, how many such words)."""
    words = set(_words(text))
    return sum(map(is_syllable, words)), len(words)


def _makes_sense(text):
    words = _words(text)
    return bool(words) and all(is_syllable(word) for word in words)


def _words(text):
    return [word for word in _WORD.findall(text) if _OLD_ONLY.search(word) and not _NO_WORD.fullmatch(word)]


def recognised(texts, expected=""):
    """(old table or "", {text: text in Unicode}) of one column's texts. ``expected``: the table that the whole sheet was found to be in.

    A table is recognised where at least one text speaks for it and more texts speak for it than for the other table or for none.
    Then the texts that make sense by it are read by it, those too that would make sense as they stand, unless some text
    holds letters of today alone: then the column is mixed, and only what speaks for the table is read by it. A text with letters that the
    table cannot write is never read by it. Names that are no syllables are read where nothing strange is left of them.
    """
    if not expected and not any(not is_plain(text) for text in _strange_of(texts)):  # "Ngoãn" is of today
        return "", {}
    today = {text for text in texts if is_of_today(text)}
    foreign = [text for text in set(texts) - today if _OLD_ONLY.search(text)]
    evidence = {table: [text for text in foreign if speaks_for(table, text)] for table in READERS}
    table = max(evidence, key=lambda name: (len(evidence[name]), name == expected))
    mixed = any(map(is_plain, today)) or any(is_plain(text) and READERS[table](text) == text for text in foreign)
    unread = {text for text in (*foreign, *today) if not is_plain(text)}.difference(evidence[table])
    others = sum(1 for text in unread if not _is_mended(table, text))
    if not (evidence[table] or expected) or others > len(evidence[table]):
        return "", {}
    meant = evidence[table] if mixed else [text for text in foreign if _makes_sense(READERS[table](text))]
    meant += [text for text in foreign if _is_mended(table, text)]
    read = {text: READERS[table](text) for text in meant}
    return table, _with_capitals(read, texts) if table == TCVN3 else read


def _strange_of(texts):
    """The different texts with a sign that none of today has."""
    return [text for text in set(texts) if not text.isascii() and _STRANGE.search(text)]


def _is_mended(table, text):
    """True if signs that nothing of today has within words become letters, in names too that are no Vietnamese syllables (§¾k L¾k, Kp¨ Kl¬ng)."""
    if not _GLUED.search(text) or not _STRANGE.search(text) or ("«" in text and "»" in text):
        return False
    return not any("\u0100" <= letter < "\u2000" for letter in text) and not _STRANGE.search(READERS[table](text))


def _with_capitals(read, texts):
    """Where the column's texts begin with capitals, so do those that begin with a letter for which TCVN3 has none (èm ®au: Ốm đau)."""
    begins = [text[0] for text in texts if text[:1].isascii() and text[:1].isalpha()]
    if sum(map(str.isupper, begins)) * 2 <= len(begins):
        return read
    return {
        text: _TONED_FIRST.sub(lambda found: found[0].upper(), meant, count=1) if _TONED_FIRST.match(meant) else meant
        for text, meant in read.items()
    }
