"""Form fields that read what Vietnamese people write: dates, money, choices as chips."""

import re

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from congdoan.kernel import dates, money, text
from congdoan.kernel.errors import Unreadable

BARE_DATE = re.compile(r"(\d{2})(\d{2})(\d{4}|\d{2})")


class DateField(forms.Field):
    """Ngày: 24/05/2022, 24.5.22, 24-5-2022; also 24052022, for the number keys of a telephone have no stroke."""

    widget = forms.TextInput(attrs={"inputmode": "numeric", "class": "cd-ngan", "autocomplete": "off"})

    def to_python(self, value):
        """A date; a sentence if it cannot be read."""
        if not value:
            return None
        if isinstance(value, str) and (bare := BARE_DATE.fullmatch(value.strip())):
            value = "/".join(bare.groups())
        try:
            return dates.read_date(value)
        except Unreadable as problem:
            raise ValidationError(problem.sentence) from problem

    def prepare_value(self, value):
        """As written on the page."""
        return dates.format_date(value) if hasattr(value, "year") else value


class MoneyField(forms.Field):
    """Số tiền, whole đồng: 500.000, 1,5 triệu."""

    suffix = _("đồng")
    widget = forms.TextInput(attrs={"inputmode": "numeric", "class": "cd-ngan", "autocomplete": "off"})

    def to_python(self, value):
        """Whole đồng; a sentence if it cannot be read."""
        if value in (None, ""):
            return None
        try:
            return money.read_money(value)
        except Unreadable as problem:
            raise ValidationError(problem.sentence) from problem

    def prepare_value(self, value):
        """As written on the page."""
        return money.format_number(value) if isinstance(value, int) else value


class CleanText(forms.CharField):
    """Chữ: NFC, without double spaces."""

    def clean(self, value):
        """The text as kept."""
        return super().clean(text.squeeze(value) if isinstance(value, str) else value)


class ChipsField(forms.ChoiceField):
    """Chọn một trong ít việc, hiện thành thẻ bấm."""

    widget = forms.RadioSelect
