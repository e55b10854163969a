"""Forms of the room budget: each feeds one action."""

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from congdoan.budget import policies, queries
from congdoan.budget.choices import TYPED, Kind, State
from congdoan.kernel import text
from congdoan.ui import fields
from congdoan.ui.forms import Form


class _Amounts(Form):
    """Số tiền từng dòng: a field for each line that somebody writes, named after its key."""

    feeds = ("amounts",)

    def prepare(self):
        """The lines of the form."""
        self.lines = [line for line in self.asked() if line.sort in TYPED]
        self.fields = {f"d_{line.key}": fields.MoneyField(label=_label(line), required=False) for line in self.lines} | self.fields

    def asked(self):
        """The FormLines."""
        raise NotImplementedError

    def amounts(self, said):
        """{key: đồng}; nothing written is nothing."""
        return {line.key: said.get(f"d_{line.key}") or 0 for line in self.lines}


def _label(line):
    return f"{line.code}. {line.label}" if line.code else line.label


class Estimate(_Amounts):
    """Lập dự toán."""

    def asked(self):
        return list(queries.layout(Kind.ESTIMATE, self.given["year"]))

    def clean(self):
        """Amounts by line; shares that the year does not allow are pointed out."""
        said = self.amounts(super().clean())
        chart = self.lines[0].form.chart if self.lines else ""
        for number, sentence in enumerate(policies.share_words(queries.shares_of(self.given["year"]), chart, said)):
            self.add_warning(sentence, f"ti-le-{number}")
        return {"amounts": said}


class Approve(_Amounts):
    """Duyệt hồ sơ của cấp dưới."""

    feeds = ("amounts", "remark")

    remark = fields.CleanText(label=_("Ý kiến của cấp trên"), required=False, max_length=500)

    def asked(self):
        return [row.line for row in queries.lines_of([self.given["filing"]]) if row.amount >= 0]  # less than nothing stays as sent

    def clean(self):
        """Amounts by line, and the words."""
        said = super().clean()
        return {"amounts": self.amounts(said), "remark": said.get("remark", "")}


class GiveBack(Form):
    """Trả lại hồ sơ."""

    remark = fields.CleanText(label=_("Lý do trả lại"), max_length=500, help_text=_("Ví dụ: mục 31 chưa khớp danh sách chi thăm hỏi."))


class Plain(Form):
    """A yes."""


LATE = "tre"


class BelowFilter(forms.Form):
    """Lọc đơn vị bên dưới."""

    tim = forms.CharField(label=_("Tìm theo tên, mã đơn vị (gõ không dấu cũng được)"), required=False)
    nam = forms.IntegerField(label=_("Năm"), required=False, min_value=policies.FIRST_YEAR, max_value=policies.LAST_YEAR)
    nao = forms.ChoiceField(
        label=_("Đến đâu"), required=False,
        choices=[("", _("Tất cả")), (LATE, _("Chưa gửi")), *((state.value, str(state.label).capitalize()) for state in State)],
    )  # fmt: skip
    dong = forms.CharField(required=False, max_length=10, widget=forms.HiddenInput)

    def __init__(self, *args, unit=None, by=None, **kwargs):
        super().__init__(*args, **kwargs)

    def apply(self, rows):
        """The rows that match."""
        for word in text.fold(self.cleaned_data.get("tim") or "").split():
            rows = rows.filter(Q(search_key__contains=word) | Q(code__icontains=word))
        which = self.cleaned_data.get("nao")
        if which == LATE:
            return rows.exclude(state_then__in=[State.SENT, State.APPROVED])
        return rows.filter(state_then=which) if which else rows
