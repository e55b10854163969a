"""Nộp cấp trên; kỳ xem."""

from django import forms
from django.utils.translation import gettext_lazy as _

from congdoan.dues import queries
from congdoan.dues.choices import Share
from congdoan.dues.forms.filters import ALL, whose
from congdoan.dues.forms.small import MONTHS, last_months
from congdoan.kernel.errors import Unreadable
from congdoan.kernel.money import format_money
from congdoan.kernel.periods import read_period
from congdoan.ledger import queries as ledger
from congdoan.ledger.choices import BookKind, Side
from congdoan.ui import fields
from congdoan.ui.forms import Form

QUARTERS, YEARS = 5, 3


def periods(today):
    """[(code, label)] of the years, quarters and months gone by, the latest first of each."""
    year, quarter = today.year, (today.month - 1) // 3
    found = [str(year - back) for back in range(YEARS)]
    for back in range(QUARTERS):
        nth = year * 4 + quarter - back
        found.append(f"{nth // 4}-Q{nth % 4 + 1}")
    found += [month.code for month in last_months(today, MONTHS)]
    return [(code, read_period(code).label.capitalize()) for code in found]


def offered(today, asked):
    """The same, and the period that an address asks for, where it lies further back."""
    found = periods(today)
    if not asked or asked in dict(found):
        return found
    try:
        period = read_period(asked)
    except Unreadable:
        return found
    return [*found, (period.code, period.label.capitalize())]


class PeriodFilter(forms.Form):
    """Kỳ nào."""

    ky = forms.ChoiceField(label=_("Kỳ"), required=False)

    def __init__(self, *args, unit=None, by=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["ky"].choices = offered(by.today, self.data.get("ky"))

    def apply(self, rows):
        """The period is the query's own."""
        return rows


class PaidFilter(PeriodFilter):
    """Kỳ nào; của đơn vị và cấp dưới, hay riêng đơn vị."""

    cua = whose()

    def __init__(self, *args, unit=None, by=None, **kwargs):
        self.unit = unit
        super().__init__(*args, unit=unit, by=by, **kwargs)

    def apply(self, rows):
        """The rows that match."""
        return rows.filter(sheet__unit=self.unit) if self.cleaned_data.get("cua") else rows


class RemittanceFilter(PaidFilter):
    """Các lần nộp cho kỳ nào; của đơn vị và cấp dưới, hay riêng đơn vị; the day comes along hidden."""

    ngay = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["ky"].choices = [*ALL, *self.fields["ky"].choices]

    def apply(self, rows):
        """The rows that match; of a period with what each holds for it."""
        period = self.cleaned_data.get("ky")
        rows = rows.filter(unit=self.unit) if self.cleaned_data.get("cua") else rows
        return queries.remitted_for(rows, read_period(period)) if period else rows


class Remit(Form):
    """Nộp đoàn phí, kinh phí lên cấp trên."""

    period = forms.ChoiceField(label=_("Nộp cho kỳ"), choices=())
    voucher_on = fields.DateField(label=_("Ngày phiếu chi"))
    place = forms.ModelChoiceField(label=_("Tiền ở đâu"), queryset=None, empty_label=None)
    item = forms.ModelChoiceField(label=_("Mục"), queryset=None, empty_label=None)
    amount = fields.MoneyField(label=_("Phần đoàn phí"), required=False)
    levy = fields.MoneyField(label=_("Phần kinh phí"), required=False, help_text=_("Công đoàn cơ sở tự thu kinh phí thì nộp phần này."))

    def prepare(self):
        """Places and items of the union book; the item of what goes up first."""
        self.fields["period"].choices = periods(self.by.today)
        self.fields["place"].queryset = ledger.accounts_of(self.given["unit"]).filter(book__kind=BookKind.UNION)
        self.fields["item"].queryset = items = ledger.items_on(self._day(), Side.EXPENSE)
        self.fields["item"].choices = [(row.pk, str(row)) for row in items]  # read once, for the page and for what comes first
        self.fields["item"].initial = getattr(ledger.proposed(ledger.cause_of("nop-cap-tren"), items), "pk", None)

    def _day(self):
        try:
            return self.fields["voucher_on"].clean(self.data.get("voucher_on", self.by.today))
        except forms.ValidationError:
            return self.by.today  # the field itself says what is wrong with it

    def clean_period(self):
        """A Period."""
        return read_period(self.cleaned_data["period"])

    def clean(self):
        """More than is left asks once."""
        cleaned = super().clean()
        period, given = cleaned.get("period"), {Share.DUES: cleaned.get("amount") or 0, Share.LEVY: cleaned.get("levy") or 0}
        if period and any(given.values()):
            left = queries.left_up(self.given["unit"], period, self.by.today)
            for share, amount in given.items():
                if amount and amount > left[share]:
                    words = {"period": period.label, "share": share.label, "left": format_money(max(left[share], 0))}
                    self.add_warning(
                        _("Phần %(share)s của %(period)s còn phải nộp %(left)s, ít hơn số anh/chị ghi.") % words, code=f"hon-{share}"
                    )
        return cleaned
