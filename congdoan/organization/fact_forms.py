"""Forms of what is recorded of a unit from a day on (điều ghi về đơn vị), and the filter of their list."""

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from congdoan.kernel import text
from congdoan.organization import queries
from congdoan.organization.choices import Autonomy, FactKind
from congdoan.ui import fields
from congdoan.ui.forms import Form

_EXAMPLES = {
    FactKind.ADDRESS: _("Ví dụ: số 12 đường Trần Phú, thị trấn Bình Mỹ."),
    FactKind.SEAL: _("Ví dụ: con dấu tròn, mẫu khắc năm 2018. Nộp lại con dấu thì để trống."),
    FactKind.PARTY_BODY: _("Ví dụ: Chi bộ Văn phòng Huyện ủy."),
    FactKind.AGENCY_HEAD: _("Ghi chức danh, ví dụ: Chánh Văn phòng HĐND và UBND huyện."),
    FactKind.TERRITORY: _("Ví dụ: huyện Bình Lục. Đơn vị cùng địa bàn ghi cùng một tên để cộng chung."),
    FactKind.SECTOR: _("Ví dụ: giáo dục. Đơn vị cùng ngành ghi cùng một tên để cộng chung."),
}


class StateFact(Form):
    """Ghi một điều về đơn vị từ một ngày."""

    value = fields.CleanText(label=_("Nội dung"), max_length=200, required=False)
    effective_on = fields.DateField(label=_("Từ ngày"), help_text=_("Những ngày trước đó giữ nội dung cũ."))
    decision = fields.CleanText(label=_("Số văn bản, quyết định"), max_length=80, required=False)
    signed_on = fields.DateField(label=_("Ngày ký"), required=False)
    issuer = fields.CleanText(label=_("Nơi ban hành"), max_length=200, required=False)

    def prepare(self):
        """The label of what is recorded, an example of it, what holds now."""
        kind = self.given["kind"]
        if kind == FactKind.AUTONOMY:
            self.fields["value"] = forms.ChoiceField(choices=[("", _("Không còn xác định")), *Autonomy.choices], required=False)
        now = queries.fact_now(self.given["unit"], kind)
        self.fields["value"].label = FactKind(kind).label
        said = [_("Hiện ghi: %(value)s.") % {"value": now.text}] if now else []
        self.fields["value"].help_text = " ".join(map(str, [*said, _EXAMPLES.get(kind, "")])).strip()
        self.order_fields(["value", "effective_on", "decision", "signed_on", "issuer"])


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
