"""Closing a month, opening it again."""

import datetime

from django import forms
from django.utils.translation import gettext_lazy as _

from congdoan.ledger import policies, queries
from congdoan.ui import fields
from congdoan.ui.forms import Form


class Close(Form):
    """Khóa sổ một tháng."""

    month = forms.ChoiceField(label=_("Tháng"), choices=())

    def prepare(self):
        """The next one; none where no book is open."""
        opened = queries.first_opened(self.given["unit"])
        month = policies.next_open(opened, queries.closed_months(self.given["unit"])) if opened else None
        self.fields["month"].choices = [(month.start.isoformat(), month.label.capitalize())] if month else []

    def clean_month(self):
        """The first day."""
        return datetime.date.fromisoformat(self.cleaned_data["month"])


class AskReopen(Form):
    """Đề nghị mở lại."""

    reason = fields.CleanText(label=_("Vì sao mở lại"), max_length=300)


class Plain(Form):
    """A yes."""
