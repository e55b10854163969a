"""Recording a congress; taking a record out."""

import re

from django import forms
from django.utils.translation import gettext_lazy as _

from congdoan.congress.choices import Form as CongressForm
from congdoan.kernel.text import squeeze
from congdoan.ui import fields
from congdoan.ui.forms import Form

FORMS = [(choice.value, str(choice.label).capitalize()) for choice in CongressForm]
NUMBER = {"inputmode": "numeric", "class": "cd-ngan", "autocomplete": "off"}


def number_field(label, least=0, **more):
    """A field for a count, written with the number keys."""
    return forms.IntegerField(label=label, min_value=least, max_value=100_000, widget=forms.TextInput(attrs=NUMBER), **more)


class LinesField(forms.CharField):
    """Nhiều dòng chữ: each line cleaned, empty lines left out; ``glue`` joins them."""

    def __init__(self, glue="\n", split=r"\n", rows=4, **options):
        super().__init__(widget=forms.Textarea(attrs={"rows": rows}), **options)
        self.glue, self.split = glue, split

    def to_python(self, value):
        lines = (squeeze(line) for line in re.split(self.split, value or ""))
        return self.glue.join(line for line in lines if line)

    def prepare_value(self, value):
        """One line each."""
        return "\n".join(re.split(r"; ", value)) if self.glue == "; " and isinstance(value, str) else value


class RecordCongress(Form):
    """Ghi, sửa đại hội."""

    held_on = fields.DateField(label=_("Ngày đại hội"))
    term = fields.CleanText(
        label=_("Mở nhiệm kỳ"), help_text=_("Ví dụ 2023-2028. Nhiệm kỳ trước khép ở ngày đại hội."),
        widget=forms.TextInput(attrs={"class": "cd-ngan"}),
    )  # fmt: skip
    form = fields.ChipsField(label=_("Hình thức"), choices=FORMS)
    ordinal = number_field(_("Đại hội lần thứ"), least=1, required=False)
    summoned = number_field(_("Số triệu tập"), required=False)
    present = number_field(_("Số có mặt"), required=False)
    guests = LinesField(glue="; ", split=r"\n|;", label=_("Khách mời"), required=False, help_text=_("Mỗi người, mỗi cơ quan một dòng."))
    agenda = LinesField(label=_("Chương trình"), required=False)
    resolution = LinesField(label=_("Nghị quyết"), required=False, help_text=_("Số, ngày, những điều chính."))
