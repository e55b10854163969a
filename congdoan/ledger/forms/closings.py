"""Closing a month, opening it again."""

import datetime

from django import forms
from django.utils.translation import gettext_lazy as _

from congdoan.ledger import policies
from congdoan.ui import fields
from congdoan.ui.forms import Form


class Close(Form):
    """Khóa sổ một tháng."""

    month = forms.ChoiceField(label=_("Tháng"), choices=())

    def prepare(self):
        """The months that can be closed: the next one, as the screen worked it out."""
        self.fields["month"].choices = [(month.isoformat(), policies.in_words(month).capitalize()) for month in self.months]

    @property
    def months(self):
        """As the screen gives them."""
        return self.initial.get("months", [])

    def clean_month(self):
        """The first day."""
        return datetime.date.fromisoformat(self.cleaned_data["month"])


class AskReopen(Form):
    """Đề nghị mở lại."""

    reason = fields.CleanText(label=_("Vì sao mở lại"), max_length=300)


class Plain(Form):
    """A yes."""
