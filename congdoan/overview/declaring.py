"""Forms of declared figures: one figure of a period, and the reason for taking it out."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from congdoan.indicators.indicator import REGISTRY, indicators
from congdoan.kernel.errors import Unreadable
from congdoan.overview.reporting import ROOM_LABELS
from congdoan.overview.sheets import period_code
from congdoan.ui import fields
from congdoan.ui.forms import Form


def label_of(key):
    """The words of an indicator; the key itself where no room declares it any more."""
    indicator = REGISTRY.get(key)
    return str(indicator.label) if indicator else key


def _options():
    groups = {}
    for indicator in indicators():
        groups.setdefault(str(ROOM_LABELS.get(indicator.room, indicator.room)), []).append((indicator.key, str(indicator.label)))
    return [("", _("Chọn chỉ tiêu")), *groups.items()]


class PeriodField(fields.CleanText):
    """Kỳ: 2015, 2016-H1, 2022-Q1, 2022-05, 2012-2017."""

    def clean(self, value):
        """The code of the period; a sentence if it cannot be read."""
        text = super().clean(value)
        try:
            return period_code(text) if text else text
        except Unreadable as problem:
            raise ValidationError(problem.sentence) from problem


class FigureForm(Form):
    """Một số khai báo."""

    period = PeriodField(
        label=_("Kỳ"), max_length=20, help_text=_("Năm ghi 2015; 6 tháng đầu năm ghi 2015-H1; quý ghi 2015-Q1; nhiệm kỳ ghi 2012-2017")
    )
    indicator = forms.ChoiceField(label=_("Chỉ tiêu"), choices=_options)
    value = fields.MoneyField(
        label=_("Con số"),
        help_text=_("Tiền tính bằng đồng; tỷ lệ ghi số phần trăm"),
        error_messages={"required": _("Ghi con số bằng chữ số, ví dụ 52.")},
    )
    value.suffix = ""
    source = fields.CleanText(label=_("Nguồn"), max_length=300, help_text=_("Ví dụ: sổ thăm hỏi viết tay năm 2015; báo cáo số 12/BC-CĐCS"))
