"""Lập quyết định; thay mẫu."""

from functools import reduce
from operator import or_

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from congdoan.kernel.text import fold
from congdoan.papers import decision_queries, sources
from congdoan.ui import fields
from congdoan.ui.forms import Form


class IssueDecision(Form):
    """Which records, and number and days where the records do not know them."""

    nothing = _("Sổ chưa ghi việc nào thuộc loại này. Ghi việc trước, rồi lập quyết định từ đó.")

    chosen = forms.MultipleChoiceField(
        label=_("Về ai, đơn vị nào"), widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Chọn ít nhất một việc đã ghi."), "invalid_choice": _("Danh sách vừa đổi. Chọn lại.")},
    )  # fmt: skip
    number = fields.CleanText(label=_("Số quyết định"), max_length=80, help_text=_("Ví dụ 07/QĐ-CĐCS. Sổ đã ghi thì để nguyên."))
    signed_on = fields.DateField(label=_("Ngày ký"))
    effective_on = fields.DateField(label=_("Có hiệu lực từ ngày"))

    def prepare(self):
        """What the books hold of this sort; the newest one's number and days stand in the fields."""
        found = list(sources.offered(self.by, self.given["unit"], self.given["sort"]))
        self.fields["chosen"].choices = [(source.key, source.label) for source in found]
        if found:
            known = found[0]
            facts = {"number": known.number, "signed_on": known.signed_on or self.by.today, "effective_on": known.effective_on}
            self.initial = {**{name: value for name, value in facts.items() if value}, **self.initial}
        else:
            del self.fields["chosen"]

    def clean(self):
        """Where nothing is recorded, the form says so as a whole."""
        said = super().clean()
        if "chosen" not in self.fields:
            self.add_error(None, self.nothing)
        return said


class ReplaceTemplate(Form):
    """Một tệp Word."""

    file = forms.FileField(
        label=_("Tệp mẫu (.docx)"), help_text=_("Tải mẫu đang dùng về, sửa bằng Word, giữ các chỗ điền {{…}} rồi đưa lên.")
    )


class Agree(Form):
    """Đồng ý: only the button."""


class DecisionFilter(forms.Form):
    """Words of number or issuer; with a scan or without."""

    tim = forms.CharField(label=_("Tìm theo số, nơi ban hành"), required=False)
    chup = forms.ChoiceField(
        label=_("Bản chụp"),
        required=False,
        choices=[("", _("Có hay chưa đều xem")), ("chua", _("Chưa có bản chụp")), ("co", _("Đã có bản chụp"))],
    )

    def __init__(self, *args, unit=None, by=None, **kwargs):
        self.by = by
        super().__init__(*args, **kwargs)

    def apply(self, rows):
        """The rows that match."""
        for word in (self.cleaned_data.get("tim") or "").split():
            spelt = {word, word.upper(), word.capitalize()}  # a database may know small letters from capitals beyond Z
            rows = rows.filter(reduce(or_, [Q(issuer__icontains=one) for one in spelt], Q(number_key__contains=fold(word))))
        wanted = self.cleaned_data.get("chup")
        return decision_queries.without_scan(rows, self.by, has=wanted == "co") if wanted else rows
