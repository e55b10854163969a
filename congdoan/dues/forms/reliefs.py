"""Ghi miễn, giảm, tạm dừng đóng kinh phí; lọc sổ của nó."""

from django import forms
from django.utils.translation import gettext_lazy as _

from congdoan.dues import queries
from congdoan.dues.choices import Relief
from congdoan.dues.forms.filters import ALL
from congdoan.kernel.periods import month_of
from congdoan.ui import fields
from congdoan.ui.forms import Form

NAMED = 6


class RecordRelief(Form):
    """Miễn, giảm hay tạm dừng, những tháng nào, theo quyết định nào."""

    kind = fields.ChipsField(label=_("Được gì"), choices=[(one.value, str(one.label).capitalize()) for one in Relief])
    percent = forms.IntegerField(
        label=_("Giảm bao nhiêu phần trăm"), required=False, min_value=1, max_value=99, help_text=_("Chỉ ghi khi giảm.")
    )
    valid_from = fields.DateField(label=_("Từ ngày đầu tháng"))
    valid_until = fields.DateField(
        label=_("Đến hết tháng của ngày"), required=False, help_text=_("Miễn cho tới khi giải thể, phá sản xong thì để trống.")
    )
    decision_number = fields.CleanText(label=_("Số quyết định, văn bản"), max_length=60)
    decided_on = fields.DateField(label=_("Ngày quyết định"))
    issuer = fields.CleanText(label=_("Nơi quyết định"), max_length=200, help_text=_("Ví dụ: Liên đoàn Lao động tỉnh."))

    def clean_valid_from(self):
        """From a month on."""
        return self.cleaned_data["valid_from"].replace(day=1)

    def clean_valid_until(self):
        """The day after the last month."""
        last = self.cleaned_data.get("valid_until")
        return month_of(last).end if last else None

    def clean(self):
        """Months that are paid in full ask once."""
        cleaned = super().clean()
        start, until, kind = (cleaned.get(name) for name in ("valid_from", "valid_until", "kind"))
        if not self.errors and (until is None or until > start) and (kind == Relief.REDUCED) == (cleaned.get("percent") is not None):
            months = queries.months_paid(self.given["unit"], self.given["employer"].pk, start, until, self.by.today)
            if months:
                self.add_warning(self._paid(kind, months), code="da-nop")
        return cleaned

    @staticmethod
    def _paid(kind, months):
        said = ", ".join(f"{month:%m/%Y}" for month in months[:NAMED]) + (", …" if len(months) > NAMED else "")
        if kind == Relief.PAUSED:
            return _("Tháng %(months)s cơ quan đã nộp đủ; tạm dừng không đổi gì ở các tháng ấy. Xem lại tháng đầu, tháng cuối.") % {
                "months": said
            }
        return _("Tháng %(months)s cơ quan đã nộp đủ; miễn, giảm thì thành nộp thừa. Xem lại tháng đầu, tháng cuối.") % {"months": said}


class ReliefFilter(forms.Form):
    """Miễn, giảm hay tạm dừng; the day comes along hidden."""

    loai = forms.ChoiceField(
        label=_("Được gì"), required=False, choices=[*ALL, *((one.value, str(one.label).capitalize()) for one in Relief)]
    )
    ngay = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, unit=None, by=None, **kwargs):
        super().__init__(*args, **kwargs)

    def apply(self, rows):
        """The rows that match."""
        kind = self.cleaned_data.get("loai")
        return rows.filter(kind=kind) if kind else rows
