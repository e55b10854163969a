"""Forms of a unit's employing bodies, and the filter of their list."""

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from congdoan.kernel import text
from congdoan.ui import fields
from congdoan.ui.deciding import Decided
from congdoan.ui.forms import Form


class BeginEmployer(Decided):
    """Thêm một cơ quan từ một ngày."""

    name = fields.CleanText(label=_("Tên cơ quan, đơn vị sử dụng lao động"), max_length=200)
    sector = fields.CleanText(
        label=_("Loại cơ quan"), max_length=80, required=False, help_text=_("Ví dụ: hành chính, trường học, doanh nghiệp.")
    )
    effective_on = fields.DateField(label=_("Từ ngày"), help_text=_("Những cơ quan khác của đơn vị vẫn giữ."))


class EndEmployer(Decided):
    """Thôi một cơ quan."""

    last_day = fields.DateField(label=_("Ngày cuối cùng"))


class TakeBackEmployer(Form):
    """Bỏ lần ghi nhầm: no field, only the button."""


class EmployerFilter(forms.Form):
    """Words, the day's or all."""

    tim = forms.CharField(label=_("Tìm theo tên cơ quan, đơn vị"), required=False)
    ca = forms.ChoiceField(label=_("Những dòng nào"), required=False, choices=[("", _("Của ngày đang xem")), ("het", _("Cả dòng cũ"))])
    ngay = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, unit=None, by=None, **kwargs):
        super().__init__(*args, **kwargs)

    def apply(self, rows):
        """The rows that match; whether old ones are among them is the query's matter."""
        for word in (self.cleaned_data.get("tim") or "").split():
            rows = rows.filter(Q(employer__name__icontains=word) | Q(unit__search_key__contains=text.fold(word)))
        return rows
