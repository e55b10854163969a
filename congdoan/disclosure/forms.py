"""Forms of the room disclosure: each feeds one action."""

from django import forms
from django.utils.translation import gettext_lazy as _

from congdoan.disclosure.choices import Kind, Place
from congdoan.disclosure.policies import FIRST_YEAR
from congdoan.ui import fields
from congdoan.ui.forms import Form


class Publish(Form):
    """Công khai số liệu một năm."""

    kind = fields.ChipsField(label=_("Công khai việc gì"), choices=Kind.choices)
    year = forms.IntegerField(label=_("Số liệu của năm"), min_value=FIRST_YEAR, max_value=2100)
    published_on = fields.DateField(label=_("Ngày công khai"))
    place = fields.ChipsField(
        label=_("Công khai ở đâu"), choices=Place.choices, help_text=_("Trang Công khai của đoàn viên lúc nào cũng có.")
    )
