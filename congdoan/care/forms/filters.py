"""Filters of the care book: year, source, reason or occasion; plain GET forms, so that an address can be shared."""

from django import forms
from django.utils.translation import gettext_lazy as _

from congdoan.care import queries
from congdoan.care.choices import Occasion, Permission, Reason, Recipient
from congdoan.finance import queries as finance
from congdoan.finance.choices import MoneySource
from congdoan.ui import fields

FUND = f"{MoneySource.FUND}:"
UNSAID = "chua-ghi"
ALL_YEARS = ("", _("Mọi năm"))


def years_held(rows, day, today):
    """The years in which rows lie by their ``day``, newest first; this year where there is no row."""
    return [found.year for found in rows.order_by().dates(day, "year", order="DESC")] or [today.year]


class BookFilter(forms.Form):
    """Year and source; funds are those that the unit's records may name."""

    book = None  # the query of the rows
    day = ""  # the field of the day
    nam = forms.TypedChoiceField(label=_("Năm"), required=False, coerce=int, empty_value=None)
    nguon = forms.ChoiceField(label=_("Nguồn chi"), required=False)

    def __init__(self, *args, unit=None, by=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.unit, self.by = unit, by
        self.fields["nam"].choices = [ALL_YEARS, *((year, str(year)) for year in self.years())]
        self.fields["nguon"].choices = [("", _("Mọi nguồn")), *source_choices(unit)]

    def years(self):
        """The years that the book holds, newest first; this year where it is empty."""
        return years_held(type(self).book(by=self.by, unit=self.unit), self.day, self.by.today)

    def apply(self, rows):
        """The rows that match."""
        wanted = self.cleaned_data
        if wanted.get("nam"):
            rows = rows.filter(**{f"{self.day}__year": wanted["nam"]})
        source = wanted.get("nguon")
        if source and source.startswith(FUND):
            return rows.filter(fund=source.removeprefix(FUND))
        if source == UNSAID:
            return rows.filter(source="")
        return rows.filter(source=source) if source else rows


def source_choices(unit):
    """[(value, words)]: the words, every fund that records of the unit and below may name, and what nobody wrote down."""
    words = [(source.value, str(source.label).capitalize()) for source in MoneySource if source != MoneySource.FUND]
    return [*words, *((f"{FUND}{fund.pk}", fund.name) for fund in finance.named_in(unit)), (UNSAID, _("Chưa ghi nguồn"))]


class VisitFilter(BookFilter):
    """Filters of Sổ thăm hỏi; the reason only for those who may read it."""

    book = queries.visits
    day = "visited_on"
    ly_do = forms.ChoiceField(label=_("Lý do"), required=False)
    tham = fields.DateField(label=_("Ngày thăm"), required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.by.may(Permission.VIEW_VISIT_REASON, self.unit):
            self.fields["ly_do"].choices = [("", _("Mọi lý do")), *((reason.value, reason.label.capitalize()) for reason in Reason)]
        else:
            del self.fields["ly_do"]

    def apply(self, rows):
        rows = super().apply(rows)
        wanted = {"reason": self.cleaned_data.get("ly_do"), "visited_on": self.cleaned_data.get("tham")}
        return rows.filter(**{name: value for name, value in wanted.items() if value})


class GiftFilter(BookFilter):
    """Filters of Sổ tặng quà: also one day, so that a list just given can be opened and signed."""

    book = queries.gifts
    day = "given_on"
    dip = forms.ChoiceField(label=_("Dịp"), required=False, choices=[("", _("Mọi dịp")), *Occasion.choices])
    ai = forms.ChoiceField(label=_("Người nhận"), required=False, choices=[("", _("Tất cả")), *Recipient.choices])
    tang = fields.DateField(label=_("Ngày tặng"), required=False)

    def apply(self, rows):
        wanted = {"occasion": "dip", "recipient": "ai", "given_on": "tang"}
        filters = {name: self.cleaned_data[given] for name, given in wanted.items() if self.cleaned_data.get(given)}
        return super().apply(rows).filter(**filters)
