"""Forms of what is recorded of a unit from a day on (điều ghi về đơn vị), and the filter of their list."""

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from congdoan.kernel import text
from congdoan.kernel.db.gathering import gather
from congdoan.organization import queries
from congdoan.organization.choices import FactKind
from congdoan.ui import fields
from congdoan.ui.deciding import Decided
from congdoan.ui.forms import Form


class StateFact(Decided):
    """Ghi một điều về đơn vị từ một ngày."""

    kind = forms.ChoiceField(label=_("Ghi điều gì"), choices=FactKind.choices)
    value = fields.CleanText(
        label=_("Nội dung"),
        max_length=200,
        required=False,
        help_text=_(
            "Ví dụ: số 12 đường Trần Phú; con dấu tròn khắc năm 2018. Địa bàn, ngành ghi mã hoặc tên như trong cây. Mức tự chủ ghi một số từ 0 đến 4 (0: không phải đơn vị sự nghiệp công). Không còn nữa thì để trống."
        ),
    )
    effective_on = fields.DateField(label=_("Từ ngày"), help_text=_("Những ngày trước đó giữ nội dung cũ."))

    def prepare(self):
        """Says what is recorded now."""
        [now] = gather(queries.facts_on(self.given["unit"], self.by.today))
        if now:
            self.fields["kind"].help_text = _("Hiện ghi: %(facts)s.") % {"facts": "; ".join(map(str, now))}


class TakeBackFact(Form):
    """Bỏ dòng mới nhất ghi nhầm: no field, only the button."""


class FactFilter(forms.Form):
    """Words, kind, today's or all."""

    tim = forms.CharField(label=_("Tìm theo tên đơn vị, nội dung (gõ không dấu cũng được)"), required=False)
    dieu = forms.ChoiceField(label=_("Điều ghi"), required=False, choices=[("", _("Mọi điều")), *FactKind.choices])
    ca = forms.ChoiceField(label=_("Những dòng nào"), required=False, choices=[("", _("Đang có hiệu lực")), ("het", _("Cả dòng cũ"))])
    ngay = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, unit=None, by=None, **kwargs):
        super().__init__(*args, **kwargs)

    def apply(self, rows):
        """The rows that match; whether old ones are among them is the query's matter."""
        for word in text.fold(self.cleaned_data.get("tim") or "").split():
            rows = rows.filter(Q(search_key__contains=word) | Q(unit__search_key__contains=word) | Q(unit__code__icontains=word))
        kind = self.cleaned_data.get("dieu")
        return rows.filter(kind=kind) if kind else rows
