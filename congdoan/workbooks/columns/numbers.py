"""Columns that hold numbers."""

from dataclasses import KW_ONLY, dataclass
from decimal import Decimal, InvalidOperation

from django.utils.translation import gettext_lazy as _

from congdoan.kernel import money
from congdoan.kernel.errors import Unreadable
from congdoan.kernel.text import plain_digits, squeeze
from congdoan.workbooks.columns.base import Column, as_number_text, as_text


@dataclass(eq=False)
class Money(Column):
    """Số tiền, whole đồng. An amount below ``doubted_below`` is pointed at: no such banknote exists, thousands may be meant."""

    _keywords: KW_ONLY
    doubted_below: int = 1000

    kind = _("Số tiền chưa đọc được")
    style = "number"

    def parse(self, raw):
        return money.read_money(raw)

    def doubts(self, cells):
        return {
            raw: _("%(amount)s? Nếu là nghìn đồng thì ghi %(thousands)s.")
            % {"amount": money.format_money(value), "thousands": money.format_number(value * 1000)}
            for raw, value in cells.items()
            if 0 < value < self.doubted_below
        }

    def note(self, raw, value):
        if money.is_spoken(raw):
            return _("Đọc “%(text)s” là %(amount)s.") % {"text": squeeze(raw)[:60], "amount": money.format_money(value)}
        return ""

    def kind_of(self, raw):
        written_out = isinstance(raw, str) and not any(char.isdigit() for char in raw)
        return _("Số tiền viết bằng chữ") if written_out else self.kind

    def show(self, cell):
        return as_number_text(cell)


@dataclass(eq=False)
class Number(Column):
    """Số, may have a fraction ("12,5 kg" is not one: the unit stands elsewhere); canonical as text "12.5"."""

    kind = _("Số chưa đọc được")
    style = "number"

    def parse(self, raw):
        number = _decimal(raw, self.title)
        return format(number.normalize(), "f")

    def write(self, value):
        number = Decimal(value)
        return int(number) if number == number.to_integral_value() else float(number)

    def show(self, cell):
        return as_number_text(cell)


@dataclass(eq=False)
class Count(Column):
    """Số đếm: a whole number, not below ``least``."""

    _keywords: KW_ONLY
    least: int = 0

    kind = _("Số chưa đọc được")
    style = "number"

    def parse(self, raw):
        number = _decimal(raw, self.title)
        if number != number.to_integral_value() or number < self.least:
            raise Unreadable(_("“%(value)s” không phải số đếm. Ghi số nguyên, ví dụ 12.") % {"value": as_text(raw)[:40]})
        return int(number)

    def show(self, cell):
        return as_number_text(cell)


def _decimal(raw, title):
    """A number as people write it: 1.200 and 1 200 are one thousand two hundred, 12,5 has a fraction."""
    text = squeeze(plain_digits(as_text(raw))).replace(" ", "")
    if isinstance(raw, str):
        whole, comma, fraction = text.partition(",")
        groups = whole.split(".")
        if len(groups) > 1 and all(len(group) == 3 for group in groups[1:]) and 1 <= len(groups[0]) <= 3:
            whole = "".join(groups)
        text = f"{whole}.{fraction}" if comma else whole
    try:
        number = Decimal(text)
    except InvalidOperation:
        number = None
    if number is None or not number.is_finite() or isinstance(raw, bool):
        raise Unreadable(_("Không đọc được số “%(value)s”. Ghi bằng chữ số, ví dụ 12.") % {"value": squeeze(as_text(raw))[:40]})
    return number
