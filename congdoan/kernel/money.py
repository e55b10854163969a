"""Money (tiền): whole đồng, written 1.500.000 đ, read from what people and workbooks write."""

import re
from decimal import Decimal, InvalidOperation

from django.db import models
from django.db.models import Q
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from congdoan.kernel.errors import Unreadable
from congdoan.kernel.numberwords import read_words
from congdoan.kernel.text import fold, plain_digits, squeeze

MAX_MONEY = 10**15
"""One million milliard đồng: what is larger is a slip of the hand."""

_UNITS = {"k": 10**3, "nghin": 10**3, "ngan": 10**3, "tr": 10**6, "trieu": 10**6, "ty": 10**9, "ti": 10**9}
_AMOUNT = re.compile(r"(?P<number>\d[\d., ]*?)\s*(?P<unit>k|nghin|ngan|trieu|tr|ty|ti)?\s*\.?\s*(?:₫|d|dong|vnd)?\.?")
_SPOKEN = re.compile(r"(?:\d[\d.,]*\s*(?:nghin|ngan|trieu|tr|ty|ti|k)\s*)+(?P<tail>\d*|ruoi)")
_PARTS = re.compile(r"(\d[\d.,]*)\s*(nghin|ngan|trieu|tr|ty|ti|k)")
_SAID_BESIDES = re.compile(r"\s*(?:dong|vnd|d)?(?:\s*chan)?\.?$")
_PLAIN = re.compile(r"0|[1-9]\d*")
_WHOLE_THOUSANDS = re.compile(r"[1-9]\d{3,}")
_GROUPED = re.compile(r"[1-9]\d{0,2}(?:(?P<by>[., ])\d{3})(?:(?P=by)\d{3})*")
_WITH_ZERO_FRACTION = re.compile(r"(?P<whole>.*\d{3})(?P<by>[.,])0{1,2}")
_FRACTION = re.compile(r"(?:0|[1-9]\d*)[.,]\d+")
_LOOKS_GROUPED_ONCE = re.compile(r"[1-9]\d{0,2}[.,]\d{3}")


def format_number(number):
    """Số có dấu chấm hàng nghìn: 1500000 -> "1.500.000"; a fraction follows a comma: 12.5 -> "12,5"."""
    return f"{number:,}".translate(str.maketrans(",.", ".,"))


def format_money(amount):
    """Số tiền: 1500000 -> "1.500.000 đ", the space before đ never breaking."""
    return f"{format_number(amount)}\u00a0đ"


def short_money(amount):
    """Số tiền đọc nhanh: "15 triệu đồng", "1,5 tỷ đồng" where that is exact, else "15.250.000 đồng"."""
    for unit, word in ((10**9, "tỷ"), (10**6, "triệu")):
        if amount >= unit and amount * 10 % unit == 0:
            tenths = amount * 10 // unit
            return f"{format_number(tenths // 10)}{f',{tenths % 10}' if tenths % 10 else ''} {word} đồng"
    return f"{format_number(amount)} đồng"


def read_money(value):
    """Đọc số tiền: whole đồng (int) from a number or from text such as "1.500.000 đ", "1,5 triệu", "500k".

    Also as people speak: "1tr5", "2 triệu rưỡi", "năm trăm nghìn đồng" (``is_spoken`` tells).

    Raises Unreadable, with a sentence naming the value, for what is negative, has a part of a đồng, or can be read
    in two ways ("1,5" without a unit, "1.500 triệu").
    """
    amount = _from_text(value) if isinstance(value, str) else _from_number(value)
    if amount < 0:
        raise _unreadable(_("Số tiền “{value}” là số âm. Ghi số không âm bằng chữ số, ví dụ 500.000."), value)
    if amount != int(amount):
        raise _unreadable(_("Số tiền “{value}” có phần lẻ của đồng. Ghi tròn đồng bằng chữ số, ví dụ 500.000."), value)
    if amount > MAX_MONEY:
        raise _unreadable(_("Số tiền “{value}” lớn quá mức. Ghi lại bằng chữ số, ví dụ 500.000."), value)
    return int(amount)


def _unreadable(sentence, value):
    return Unreadable(format_lazy(sentence, value=squeeze(str(value))[:40]))


def _not_in_figures(value):
    if squeeze("" if value is None else str(value)) == "":
        return Unreadable(_("Chưa ghi số tiền. Ghi bằng chữ số, ví dụ 500.000."))
    return _unreadable(_("Không đọc được số tiền “{value}”. Ghi bằng chữ số, ví dụ 500.000."), value)


def _from_number(value):
    if isinstance(value, bool) or not isinstance(value, (int, float, Decimal)):
        raise _not_in_figures(value)
    try:
        number = Decimal(value)
    except InvalidOperation as error:
        raise _not_in_figures(value) from error
    if not number.is_finite():
        raise _not_in_figures(value)
    return number


def _from_text(value):
    text = fold(plain_digits(value))
    if re.match(r"[-−–]\s*\d", text):
        return -1
    found = _AMOUNT.fullmatch(text)
    if not found:
        return _spoken(text, value)
    number, unit = found["number"], found["unit"]
    return _in_units(number, unit, value) if unit else _in_dong(number, value)


def is_spoken(value):
    """True for an amount read from words or from a way of speaking ("năm trăm nghìn", "1tr5"): worth being looked at."""
    return isinstance(value, str) and not _AMOUNT.fullmatch(fold(plain_digits(value)))


def _spoken(text, value):
    """ "1tr5", "1 triệu 500 nghìn", "2 triệu rưỡi", "năm trăm nghìn đồng"."""
    text = _SAID_BESIDES.sub("", text).strip()
    amount, place = 0, 0
    parts = _PARTS.findall(text) if _SPOKEN.fullmatch(text) else []
    for number, unit in parts:
        if place and _UNITS[unit] >= place:
            raise _not_in_figures(value)
        amount, place = amount + _in_units(number.strip(), unit, value), _UNITS[unit]
    if parts:
        return amount + _tail(_SPOKEN.fullmatch(text)["tail"], place, value)
    amount = read_words(text)
    if amount is None:
        raise _not_in_figures(value)
    return amount


def _tail(tail, place, value):
    """What follows the last unit: "5" of 1tr5 is a tenth, "250" of 1tr250 are thousandths; two digits may be either."""
    if tail == "ruoi":
        return place // 2
    if len(tail) in (1, 3) and place >= 10**6:
        return int(tail) * place // 10 ** len(tail)
    if tail:
        raise _unreadable(_("“{value}” có thể hiểu hai cách. Ghi đủ chữ số, ví dụ 1.500.000."), value)
    return 0


def _in_dong(number, value):
    fraction = _WITH_ZERO_FRACTION.fullmatch(number)
    if fraction and (_WHOLE_THOUSANDS.fullmatch(fraction["whole"]) or _groups(fraction)):
        number = fraction["whole"]
    if _PLAIN.fullmatch(number):
        return int(number)
    if _GROUPED.fullmatch(number):
        return int(re.sub(r"\D", "", number))
    if _FRACTION.fullmatch(number):
        raise _unreadable(_("Không rõ “{value}” là bao nhiêu đồng. Ghi đủ chữ số, ví dụ 500.000."), value)
    raise _not_in_figures(value)


def _groups(fraction):
    grouped = _GROUPED.fullmatch(fraction["whole"])
    return grouped and grouped["by"] != fraction["by"]


def _in_units(number, unit, value):
    if _LOOKS_GROUPED_ONCE.fullmatch(number):
        raise _unreadable(_("“{value}” có thể hiểu hai cách. Ghi đủ chữ số, ví dụ 1.500.000."), value)
    if _PLAIN.fullmatch(number) or _FRACTION.fullmatch(number):
        return Decimal(number.replace(",", ".")) * _UNITS[unit]
    if _GROUPED.fullmatch(number):
        return Decimal(re.sub(r"\D", "", number)) * _UNITS[unit]
    raise _not_in_figures(value)


class MoneyField(models.BigIntegerField):
    """Số tiền: whole đồng. SQLite has no exact decimal numbers; integers add up exactly on both databases."""

    description = _("số tiền (đồng)")


def money_not_negative(name, field):
    """CheckConstraint that the amount in ``field`` is not below zero; ``name`` as app_model_rule."""
    return models.CheckConstraint(condition=Q(**{f"{field}__gte": 0}), name=name)
