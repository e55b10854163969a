"""Counting cash: pieces of each denomination."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from congdoan.kernel.money import format_number
from congdoan.kernel.text import number_in
from congdoan.ledger.choices import DENOMINATIONS
from congdoan.ui import fields
from congdoan.ui.forms import Form


class NotesGrid(forms.Widget):
    """Bảng mệnh giá: a line for each, with the number of notes."""

    template_name = "ledger/notes.html"
    use_fieldset = True

    def value_from_datadict(self, data, files, name):
        """{denomination: what was typed}."""
        return {value: data.get(f"{name}-{value}", "").strip() for value in DENOMINATIONS}

    def get_context(self, name, value, attrs):
        """Adds the lines with what was typed."""
        context = super().get_context(name, value, attrs)
        value = value if isinstance(value, dict) else {}
        context["lines"] = [{"value": one, "label": format_number(one), "typed": value.get(one, "")} for one in DENOMINATIONS]
        return context


class NotesField(forms.Field):
    """{denomination: pieces}; what is left empty is none."""

    widget = NotesGrid

    def clean(self, value):
        """Whole numbers not below zero."""
        found = {}
        for denomination, typed in value.items():
            pieces = number_in(typed) if typed else 0
            if pieces is None:
                words = {"typed": typed, "value": format_number(denomination)}
                raise ValidationError(_t("Không đọc được “%(typed)s” ở mệnh giá %(value)s. Ghi số tờ.") % words)
            found[denomination] = pieces
        return found


class Count(Form):
    """Kiểm kê quỹ tiền mặt."""

    counted_on = fields.DateField(label=_("Ngày kiểm kê"))
    notes = NotesField(label=_("Số tờ mỗi loại"), required=False)
    present = fields.CleanText(
        label=_("Người tham gia"), max_length=300, help_text=_("Thủ quỹ, kế toán, đại diện ban chấp hành hoặc ủy ban kiểm tra.")
    )
    reason = fields.CleanText(label=_("Lý do chênh lệch với sổ"), max_length=300, required=False)
