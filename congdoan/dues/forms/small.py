"""Lập bảng, nhóm đóng, tính lại."""

import datetime

from django import forms
from django.utils.translation import gettext_lazy as _

from congdoan.dues.choices import Group
from congdoan.kernel import dates
from congdoan.kernel.periods import month_of
from congdoan.ui import fields
from congdoan.ui.forms import Form

MONTHS = 13
"""So many months back a sheet is offered; older ones come in with the workbook."""


def last_months(last, count):
    """Periods of so many months, the latest first: that of the day ``last``, those before."""
    found = [month_of(last)]
    while len(found) < count:
        found.append(month_of(dates.day_before(found[-1].start)))
    return found


class MonthField(forms.ChoiceField):
    """Tháng; cleans to its first day."""

    def offer(self, last, months):
        """The months up to that of ``last``, the latest first."""
        self.choices = [(month.start.isoformat(), month.label.capitalize()) for month in last_months(last, months)]

    def clean(self, value):
        """The first day."""
        return datetime.date.fromisoformat(super().clean(value))


class Fill(Form):
    """Lập bảng đoàn phí tháng."""

    month = MonthField(label=_("Tháng"))

    def prepare(self):
        """This month and those of a year before."""
        self.fields["month"].offer(self.by.today, MONTHS)


class BringUp(Form):
    """Bổ sung người mới, xem lại ai tạm dừng."""


class Recompute(Form):
    """Tính lại theo quy định mới."""


class SetGroup(Form):
    """Ghi nhóm đóng đoàn phí."""

    group = fields.ChipsField(label=_("Nhóm đóng"), choices=[(one.value, str(one.label).capitalize()) for one in Group])
    valid_from = fields.DateField(label=_("Từ ngày đầu tháng"))
    source = fields.CleanText(
        label=_("Căn cứ"), max_length=300, help_text=_("Quyết định, quy chế chi tiêu, nghị quyết ban chấp hành mở rộng.")
    )

    def clean_valid_from(self):
        """A group begins with a month."""
        return self.cleaned_data["valid_from"].replace(day=1)
