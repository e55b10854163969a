"""Numbers that stand for people: identity numbers (số CCCD, CMND) and telephone numbers, read and shown.

A workbook that keeps such numbers as numbers has lost their leading zeros; they are put back only where the result
is plausible. The caller sees that zeros were put back by comparing what came in with what went out.
"""

import re
from dataclasses import dataclass

import phonenumbers
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from congdoan.kernel.errors import Unreadable
from congdoan.kernel.text import plain_digits, squeeze

_COUNTRY = "VN"
_LAST_PROVINCE = 96
_INVENTED = range(990, 1000)  # nobody's provinces: made-up books take their numbers there
_LATEST_CENTURY = 3  # the fourth digit: 0, 1 born in the years 1900 (man, woman), 2, 3 in the years 2000
_BETWEEN_DIGITS = re.compile(r"[ .\-]")
_SCIENTIFIC = re.compile(r"(?P<whole>\d)(?:[.,](?P<fraction>\d+))?[eE]\+?(?P<places>\d{1,2})")
_OF_PEOPLE = (phonenumbers.PhoneNumberType.MOBILE, phonenumbers.PhoneNumberType.FIXED_LINE)
_PHONE = re.compile(r"\+?[\d .\-]+")
_NUMBERING = phonenumbers.PhoneMetadata.metadata_for_region(_COUNTRY)
_DIALLED = re.compile(f"0(?:{_NUMBERING.mobile.national_number_pattern}|{_NUMBERING.fixed_line.national_number_pattern})")
"""A number as dialled at home, by the library's own patterns: such a one need not go through all its questions."""


@dataclass(frozen=True)
class NationalIdFacts:
    """What a 12-digit identity number says of its holder: province code, "male" or "female", year of birth."""

    province: str
    sex: str
    birth_year: int


def clean_national_id(value):
    """Số CCCD (12 chữ số) hoặc CMND (9 chữ số) as text, from text or from a workbook's number.

    From a number, lost leading zeros are put back: 10 and 11 digits become 12 if province and century can be true,
    8 become 9. Raises Unreadable otherwise.
    """
    written = _written(value)
    digits = plain_digits(written)
    if isinstance(value, str):
        digits = _BETWEEN_DIGITS.sub("", digits.lstrip("'’"))
    if not written:
        raise Unreadable(_("Chưa ghi số CCCD. Ghi đủ 12 chữ số, ví dụ 035186000412."))
    if found := _SCIENTIFIC.fullmatch(plain_digits(written)):
        digits = _whole(found, written)
    if not (digits.isascii() and digits.isdigit()):
        raise _refused(_("Số CCCD “{value}” có chỗ không phải chữ số. Ghi đủ 12 chữ số, ví dụ 035186000412."), written)
    if not isinstance(value, str) or found:
        digits = _with_lost_zeros(digits)
    if len(digits) in (10, 11) and _is_plausible(whole := digits.zfill(12)):
        sentence = _(
            "Số “{value}” có {length} chữ số. Ghi đủ 12 chữ số của CCCD hoặc 9 chữ số của CMND. Nếu chỉ mất số 0 ở đầu thì là {whole}."
        )
        raise _refused(sentence, written, length=len(digits), whole=whole)
    if len(digits) not in (9, 12):
        sentence = _("Số “{value}” có {length} chữ số. Ghi đủ 12 chữ số của CCCD hoặc 9 chữ số của CMND.")
        raise _refused(sentence, written, length=len(digits))
    return digits


def national_id_facts(number):
    """NationalIdFacts of a 12-digit number, or None for 9 digits and for numbers that no office gives out."""
    if not _is_plausible(number):
        return None
    century = int(number[3])
    return NationalIdFacts(number[:3], ("male", "female")[century % 2], 1900 + century // 2 * 100 + int(number[4:6]))


def impossible_part(number):
    """What of a 12-digit number no office gives out: "province" or "century" (the fourth digit); "" if nothing, and for 9 digits.

    Numbers of made-up books, whose first three digits are 990 to 999, are let be: such a book reads as a real one does.
    """
    if len(number) != 12:
        return ""
    if int(number[3]) > _LATEST_CENTURY:
        return "century"
    province = int(number[:3])
    return "" if 1 <= province <= _LAST_PROVINCE or province in _INVENTED else "province"


def mask_national_id(number):
    """Che số CCCD: "035186000412" -> "035 ··· ··· 412"; of a 9-digit number only the last three are shown."""
    if not number:
        return ""
    return f"{number[:3]} ··· ··· {number[-3:]}" if len(number) == 12 else f"··· ··· {number[-3:]}"


def is_masked(written):
    """True for an identity number as ``mask_national_id`` shows it."""
    return "···" in str(written or "")


def clean_phone(value):
    """Số điện thoại Việt Nam as digits with the leading 0: "0912345678"; from text, +84 ..., or a workbook's number."""
    written = _written(value)
    digits = re.sub(r"['’()]", "", plain_digits(written)).strip()
    if not written:
        raise Unreadable(_("Chưa ghi số điện thoại. Ghi số, ví dụ 0912 345 678."))
    if not isinstance(value, str):
        digits = f"+{digits}" if len(digits) == 11 and digits.startswith("84") else f"0{digits}"
    if _DIALLED.fullmatch(dialled := _BETWEEN_DIGITS.sub("", digits)):
        return dialled
    number = _parsed(digits)
    if number is None and len(re.findall(r"(?:\d[ .\-]?){8,}", digits)) > 1 or sum(map(str.isdigit, digits)) in range(18, 24):
        raise _refused(_("Ô có hai số điện thoại: “{value}”. Ghi một số, số kia ghi ở ghi chú."), written)
    if number is None and (length := len(dialled)) not in (10, 11) and dialled.isdigit():
        raise _refused(
            _("Số điện thoại “{value}” có {length} chữ số, phải có 10 hoặc 11. Ghi lại, ví dụ 0912 345 678."), written, length=length
        )
    if number is None:
        raise _refused(_("Số điện thoại “{value}” không gọi được. Ghi lại một số, ví dụ 0912 345 678."), written)
    return f"0{phonenumbers.national_significant_number(number)}"


def format_phone(number):
    """Số điện thoại dễ đọc: "0912345678" -> "0912 345 678"; what is no such number stays as it is."""
    parsed = _parsed(number) if number else None
    if parsed is None:
        return number
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.NATIONAL)


def _written(value):
    """The value as text; a workbook's 35186000412.0 as 35186000412."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return "" if value is None else squeeze(str(value))


def _refused(sentence, value, **more):
    return Unreadable(format_lazy(sentence, value=value[:40], **more))


def _whole(found, written):
    """The digits of 3.5186000412E+10; refused where Excel has thrown the last ones away."""
    whole, fraction, places = found["whole"], found["fraction"] or "", int(found["places"])
    if len(fraction) != places:
        raise _refused(
            _("Excel đã rút gọn số thành “{value}”, mất các chữ số cuối. Đổi cột sang kiểu chữ rồi ghi lại đủ 12 chữ số."), written
        )
    return whole + fraction


def _with_lost_zeros(digits):
    if len(digits) == 8:
        return f"0{digits}"
    whole = digits.zfill(12)
    return whole if len(digits) in (10, 11) and _is_plausible(whole) else digits


def _is_plausible(number):
    return len(number) == 12 and 1 <= int(number[:3]) <= _LAST_PROVINCE and int(number[3]) <= _LATEST_CENTURY


def _parsed(digits):
    if not _PHONE.fullmatch(digits):
        return None
    try:
        number = phonenumbers.parse(digits, _COUNTRY)
    except phonenumbers.NumberParseException:
        return None
    known = phonenumbers.is_valid_number_for_region(number, _COUNTRY)
    return number if known and phonenumbers.number_type(number) in _OF_PEOPLE else None
