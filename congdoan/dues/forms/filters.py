"""Filters of the lists."""

from django import forms
from django.utils.translation import gettext_lazy as _

from congdoan.dues import queries
from congdoan.ui import fields

ALL = [("", _("Tất cả"))]


def whose():
    """A field: rows of the unit and below, or of the very unit."""
    return forms.ChoiceField(label=_("Của"), required=False, choices=[("", _("Đơn vị và cấp dưới")), ("rieng", _("Riêng đơn vị này"))])


class PayerFilter(forms.Form):
    """Ai phải đóng, ai được miễn, ai chưa đóng; the day comes along hidden, for it has a band of its own."""

    dong = forms.ChoiceField(
        label=_("Đoàn phí"),
        required=False,
        choices=[("", _("Tất cả")), ("phai", _("Phải đóng")), ("mien", _("Được miễn")), ("chua", _("Chưa đóng tháng này"))],
    )
    ngay = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, unit=None, by=None, day=None, **kwargs):
        self.day = day or by.today
        super().__init__(*args, **kwargs)

    def apply(self, rows):
        """The rows that match."""
        wanted = self.cleaned_data.get("dong")
        if wanted == "chua":
            return rows.filter(queries.unpaid_q(self.day.replace(day=1)))
        return rows.filter(free_from__isnull=wanted == "phai") if wanted else rows


class DebtFilter(forms.Form):
    """Ai còn nợ, ai đóng thừa."""

    loai = forms.ChoiceField(label=_("Xem"), required=False, choices=[("", _("Còn nợ")), ("thua", _("Đóng thừa"))])
    ngay = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, unit=None, by=None, **kwargs):
        super().__init__(*args, **kwargs)

    def apply(self, rows):
        """The rows that match."""
        return rows.filter(owed__lt=0) if self.cleaned_data.get("loai") == "thua" else rows.filter(owed__gt=0)


class SheetFilter(forms.Form):
    """Bảng của các tháng từ ngày đến ngày; của đơn vị và cấp dưới, hay riêng đơn vị; the day comes along hidden."""

    cua = whose()
    tu = fields.DateField(label=_("Từ ngày"), required=False)
    den = fields.DateField(label=_("Đến ngày"), required=False)
    ngay = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, unit=None, by=None, **kwargs):
        self.unit = unit
        super().__init__(*args, **kwargs)

    def apply(self, rows):
        """The rows that match."""
        rows = rows.filter(unit=self.unit) if self.cleaned_data.get("cua") else rows
        wanted = {"month__gte": self.cleaned_data["tu"], "month__lte": self.cleaned_data["den"]}
        return rows.filter(**{name: value for name, value in wanted.items() if value})
