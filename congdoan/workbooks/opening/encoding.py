"""Bảng mã của tệp chữ: which letters the bytes of a .csv stand for. Decided by whether the words are Vietnamese; where two readings compete, refused."""

import re
from contextlib import suppress
from itertools import islice

from django.utils.translation import gettext_lazy as _

from congdoan.kernel import oldtext
from congdoan.kernel.errors import Refused
from congdoan.kernel.text import nfc
from congdoan.workbooks.opening import limits

_CONTROLS = re.compile(b"[\x00-\x08\x0e-\x19\x1b-\x1f]")
_FOREIGN = re.compile("[^\x00-\x7f]+")
_LOOKED_AT = 200_000  # bytes
_SURE, _APART = 0.9, 0.3  # of the words with marks are syllables; and so much more than in any other reading
_MARKED = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe\x00\x00", ""), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_WESTERN = {byte: chr(byte) for byte in (0x81, 0x8D, 0x8F, 0x90, 0x9D)}  # bytes that windows-1252 leaves free


def decoded(content):
    """(text, table): ``table`` is the old one (TCVN3, VNI) that the text is typed in and has yet to be read by, else "".

    Raises Refused for what is no text, or text of which it is not sure.
    """
    for mark, encoding in _MARKED:
        if content.startswith(mark):
            return _strictly(content[len(mark) :], encoding), ""
    if b"\0" in content:
        return _strictly(content, _wide(content)), ""
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        return _of_one_byte(content)
    if not text.isascii() and _is_garbled(text):
        raise Refused(_("Chữ trong tệp đã bị vỡ (ví dụ “Nguyá»…n”). Lấy lại tệp gốc, lưu thành .xlsx rồi chọn lại."))
    return nfc(text), ""


def _strictly(content, encoding):
    if not encoding:
        raise limits.no_workbook()
    try:
        return nfc(content.decode(encoding))
    except UnicodeDecodeError as error:
        raise limits.no_workbook() from error


def _wide(content):
    """UTF-16 without a mark: every second byte of plain letters is nothing."""
    sample = content[:_LOOKED_AT]
    first, second = sample[::2].count(0), sample[1::2].count(0)
    if second > len(sample) / 8 and not first:
        return "utf-16-le"
    return "utf-16-be" if first > len(sample) / 8 and not second else ""


def _is_garbled(text):
    """UTF-8 taken for windows-1252 and written as UTF-8 again."""
    foreign = list(islice({found[0] for found in _FOREIGN.finditer(text[:_LOOKED_AT])}, 200))
    broken = 0
    for signs in foreign:
        with suppress(UnicodeError):
            broken += signs.encode("cp1252").decode("utf-8") != signs
    return broken > len(foreign) / 2


def _of_one_byte(content):
    """windows-1258, or the bytes of TCVN3 or VNI, or a Western text; whichever makes the words Vietnamese."""
    if _CONTROLS.search(content):
        raise limits.no_workbook()
    western = "".join(_WESTERN.get(byte) or bytes((byte,)).decode("cp1252") for byte in range(256))
    as_typed = content.decode("latin-1").translate(western)
    readings = {as_typed: ""}
    with suppress(UnicodeDecodeError):
        readings.setdefault(nfc(content.decode("cp1258")), "")
    scores = [(_score(text[:_LOOKED_AT]), text, "") for text in readings]
    scores += [(_score(read(as_typed[:_LOOKED_AT])), as_typed, table) for table, read in oldtext.READERS.items()]
    scores.sort(key=lambda found: found[0])
    best, second = scores[-1], scores[-2]
    if best[0] < _SURE or best[0] - second[0] < _APART:
        raise Refused(_("Chưa chắc tệp này gõ bằng bảng mã nào. Mở bằng Excel, xem chữ có đúng không, lưu thành .xlsx rồi chọn lại."))
    return best[1], best[2]


def _score(text):
    good, all_words = oldtext.syllables_in(text)
    return good / all_words if all_words else 0.0
