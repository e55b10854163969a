"""Ghi con đoàn viên."""

from django import forms
from django.utils.translation import gettext_lazy as _

from congdoan.membership.columns import MemberField
from congdoan.people.choices import Sex
from congdoan.ui import fields
from congdoan.ui.forms import Form


class RecordChild(Form):
    """Con của ai, tên, năm sinh."""

    parent = MemberField(label=_("Con của đoàn viên"))
    name = fields.CleanText(label=_("Tên cháu"), max_length=120, help_text=_("Ghi cả họ nếu biết."))
    birth_year = forms.IntegerField(label=_("Năm sinh"), widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "cd-ngan"}))
    sex = fields.ChipsField(label=_("Trai, gái"), choices=[(Sex.MALE, _("Trai")), (Sex.FEMALE, _("Gái"))], required=False)

    def prepare(self):
        """Members of the unit."""
        self.fields["parent"].offer(self.given["unit"], self.by.today)
