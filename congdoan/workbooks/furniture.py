"""Dòng không phải dữ liệu: totals, signatures and dates under a table, and the headings of groups in the middle of it."""

import re

from congdoan.kernel.text import fold, squeeze
from congdoan.workbooks import contents

MOST_CELLS = 4  # a row with more is a row of the table
_TOTAL = re.compile(
    r"(tong cong|tong so|tong|cong)[ :.]*$|(tong cong|tong so|tong hop|luy ke|trong do|bang chu|so tien bang chu|(viet )?bang chu)\b.*"
    r"|cong (trang|to|thang|quy|nam|don vi|muc|phan|dot|[ivx]+|\(|\d).*|(danh sach|tong danh sach|an dinh danh sach)( nay| tren)? (co|gom)\b.*"
)
_SIGNATURE = re.compile(
    r"(nguoi lap( bieu| bang| danh sach| so)?|ke toan( truong)?|thu quy|t/?m\.? .*|k/?t\.? .*|thu truong( don vi)?|ban chap hanh.*|xac nhan .*"
    r"|(pho )?chu tich( cong doan.*)?|truong ban.*|nguoi nop.*|nguoi nhan tien|phu trach ke toan|noi nhan\b.*|\(?ky,? ?(va )?ghi ro ho ten\)?.*|\(ky.*"
    r"|(da )?ky( ten)?|\(da ky\))[ :.]*$"
)
_DATED = re.compile(r"(.{0,60}[,\s])?ngay [\s.…\d_]{0,12}thang [\s.…\d_]{0,12}nam [\s.…\d_]{0,12}$")
_LETTERHEAD = re.compile(
    r"(cong hoa xa hoi chu nghia viet nam|doc lap ?[-–—]? ?tu do ?[-–—]? ?hanh phuc|[-–—*_. ]+|ll?dld .*|lien doan lao dong .*|cong doan .*)$"
)
_ENUMERATED = re.compile(
    r"(?P<roman>[ivxIVX]{1,5})[.)/ :-]|(?P<capital>[A-Z])[.)/ :-]|(?P<number>\d{1,2})[.)/:-]|(?P<small>[a-zđ])[.)/:-]|(?P<sign>[-–+*•])"
)
_OF_GROUPS = re.compile(
    r"(to|bo phan|phong|ban|khoi|doi|nhom|chi doan|cong doan|cdcs|cdbp|cd|truong|xi nghiep|cong ty|phan xuong|xuong|don vi|co quan|khoa|trung tam|tram"
    r"|thang|quy|nam|dot|ky|nghi huu|dang cong tac|nam giao|danh sach|phan)\b"
)


def is_total(text):
    """True for "Tổng cộng", "Cộng tháng 3", "Trong đó nữ: 12"."""
    return bool(_TOTAL.fullmatch(_plain(text)))


def is_signature(text):
    """True for what stands below a table: who drew it up, who signs, where and when."""
    plain = _plain(text)
    return bool(_SIGNATURE.fullmatch(plain) or _DATED.fullmatch(plain))


def is_paper(texts):
    """True if a whole sheet holds nothing but letterhead and signatures."""
    signed = [text for text in texts if is_signature(text)]
    rest = [text for text in texts if not is_signature(text) and not _LETTERHEAD.fullmatch(_plain(text)) and not contents.is_name(text)]
    return bool(signed) and not rest


_OF_UNITS = re.compile(r"(to|bo phan|cong doan(?! vien)|cdcs|cdbp|cd)\b\W+(?!truong\b|pho\b)")


def names_a_unit(text):
    """True if a heading of a group speaks of a unit ("Tổ Văn phòng"), known to the book or not."""
    return bool(_OF_UNITS.match(fold(without_number(text))))


def names_a_group(text, merged):
    """True if the only text of a row heads the rows below it. ``merged``: how many columns it is merged over."""
    if merged >= 3:
        return True
    rest = without_number(text)
    return bool(_OF_GROUPS.match(fold(rest))) and not contents.is_name(rest)


def without_number(text):
    """The text without "I.", "a)" before it."""
    found = _ENUMERATED.match(squeeze(text))
    return squeeze(squeeze(text)[found.end() :]) if found else squeeze(text)


def level(text):
    """The kind of number before the heading of a group ("roman", "small", …), or ""."""
    found = _ENUMERATED.match(squeeze(text))
    return found.lastgroup if found else ""


def _plain(text):
    return fold(text).strip(" .:*")
