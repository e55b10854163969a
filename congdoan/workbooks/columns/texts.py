"""Columns that hold text."""

from dataclasses import KW_ONLY, dataclass

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext_lazy as _

from congdoan.kernel import ids
from congdoan.kernel.errors import Unreadable
from congdoan.kernel.text import plain_digits, squeeze
from congdoan.workbooks.columns.base import Column, as_text


@dataclass(eq=False)
class Text(Column):
    """Chữ: one line, cleaned; at most ``max_length`` characters."""

    _keywords: KW_ONLY
    max_length: int = 200
    width: int = 28

    kind = _("Chữ quá dài")

    def parse(self, raw):
        value = squeeze(as_text(raw))
        if len(value) > self.max_length:
            raise Unreadable(_("Dài quá %(most)s ký tự. Ghi ngắn lại.") % {"most": self.max_length})
        return value or None


@dataclass(eq=False)
class NationalId(Column):
    """Số CCCD (12 chữ số) hoặc CMND (9 chữ số); a number that lost its leading zeros gets them back, with a warning."""

    own_to_row: bool = True
    kind = _("Số CCCD chưa đúng")

    def parse(self, raw):
        return ids.clean_national_id(raw)

    def note(self, raw, value):
        digits = as_text(raw)
        if "e" in digits.lower():
            return _("Đọc “%(text)s” là %(value)s.") % {"text": digits, "value": value}
        if digits.isdigit() and len(digits) < len(value):
            return _("Đã thêm số 0 ở đầu: %(value)s.") % {"value": value}
        return ""

    def show_known(self, cell):
        """Masked: what the book knows of somebody is seen in full only with a reason, which the log keeps."""
        return ids.mask_national_id(self.show(cell))


@dataclass(eq=False)
class Phone(Column):
    """Số điện thoại."""

    own_to_row: bool = True
    kind = _("Số điện thoại chưa đúng")
    may_stay_blank = True

    def parse(self, raw):
        return ids.clean_phone(raw)

    def note(self, raw, value):
        digits = "".join(char for char in plain_digits(as_text(raw)) if char.isdigit())
        return _("Đã thêm số 0 ở đầu: %(value)s.") % {"value": value} if f"0{digits}" == value else ""


@dataclass(eq=False)
class Email(Column):
    """Thư điện tử."""

    width: int = 28
    own_to_row: bool = True
    kind = _("Thư điện tử chưa đúng")
    may_stay_blank = True

    def parse(self, raw):
        value = squeeze(as_text(raw))
        try:
            validate_email(value)
        except ValidationError:
            raise Unreadable(_("Chưa đúng địa chỉ thư. Ghi lại, ví dụ mai.tran@gmail.com."))
        return value
