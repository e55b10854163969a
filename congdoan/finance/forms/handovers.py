"""Handovers, and the filters of their list."""

from django import forms
from django.utils.translation import gettext_lazy as _

from congdoan.finance import queries
from congdoan.finance.choices import HANDED_WITHOUT_VALUE, Content
from congdoan.finance.columns import FundField
from congdoan.kernel import money
from congdoan.ui import fields
from congdoan.ui.forms import Form

CONTENTS = [(choice.value, str(choice.label).capitalize()) for choice in Content]


class HandOver(Form):
    """Ghi một lần trao tặng."""

    handed_on = fields.DateField(label=_("Ngày trao"))
    recipient = fields.CleanText(
        label=_("Trao cho ai, nơi nào"), max_length=200, help_text=_("Ví dụ Hộ nghèo xã An Nội, Gia đình đoàn viên Trần Thị Mai.")
    )
    content = fields.ChipsField(label=_("Nội dung"), choices=CONTENTS)
    quantity = forms.IntegerField(
        label=_("Số lượng"), required=False, min_value=1, widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "cd-ngan"})
    )
    value = fields.MoneyField(label=_("Trị giá cả lần trao"), required=False)
    fund = FundField(label=_("Lấy từ quỹ, đợt vận động"), required=False, empty_label=_("Không lấy từ quỹ"))

    def prepare(self):
        """Funds that the unit gives to."""
        known = self.given.get("handover")
        self.fields["fund"].offer(known.unit if known else self.given["unit"], self.by.today, keep=known.fund if known else None)

    def clean(self):
        """More than is left in the fund is asked about: books are not always written in order; so are goods from it without a value."""
        cleaned = super().clean()
        fund, value, known = cleaned.get("fund"), cleaned.get("value"), self.given.get("handover")
        if fund and value:
            left = queries.left_in(fund) + (known.value if known and known.fund_id == fund.pk else 0)
            if value > left:
                self.add_warning(
                    _("Trong sổ, %(fund)s còn %(left)s; lần trao này nhiều hơn. Nếu còn khoản ủng hộ chưa ghi, anh/chị cứ ghi tiếp.")
                    % {"fund": fund.name, "left": money.format_money(left)},
                    code="over",
                )
        if fund and not value and cleaned.get("content") not in (None, Content.MONEY) and "value" not in self.errors:
            self.add_warning(HANDED_WITHOUT_VALUE, code="tri-gia", confirm=_("Chưa biết trị giá, ghi sau"))
        return cleaned


class HandoverFilter(forms.Form):
    """Lọc sổ trao tặng."""

    fund = forms.ModelChoiceField(label=_("Quỹ, đợt vận động"), required=False, queryset=None, empty_label=_("Tất cả"))
    content = forms.ChoiceField(label=_("Nội dung"), required=False, choices=[("", _("Tất cả")), *CONTENTS])
    start = fields.DateField(label=_("Từ ngày"), required=False)
    end = fields.DateField(label=_("Đến ngày"), required=False)

    def __init__(self, *args, unit=None, by=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["fund"].queryset = queries.reaching(unit)

    def apply(self, rows):
        """The rows that match."""
        asked = self.cleaned_data
        if asked["fund"]:
            rows = rows.filter(fund=asked["fund"])
        if asked["content"]:
            rows = rows.filter(content=asked["content"])
        if asked["start"]:
            rows = rows.filter(handed_on__gte=asked["start"])
        return rows.filter(handed_on__lte=asked["end"]) if asked["end"] else rows
