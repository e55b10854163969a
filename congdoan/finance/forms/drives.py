"""Người nhận, ảnh và danh sách đã ký; khép, công khai một đợt vận động."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from congdoan.attachments.forms import FilesForm
from congdoan.finance.choices import ProofKind
from congdoan.kernel import text
from congdoan.ui import fields
from congdoan.ui.forms import Form

LONGEST = 120


class RecipientsField(forms.CharField):
    """Mỗi dòng một người; after a semicolon where he lives. Cleans to [(name, note)]."""

    widget = forms.Textarea(attrs={"rows": 10})

    def clean(self, value):
        """Lines without blanks; what is too long is named."""
        lines = [text.squeeze(line) for line in super().clean(value).splitlines()]
        found = [tuple(text.squeeze(part) for part in line.partition(";")[::2]) for line in lines if line]
        long = [name for name, note in found if len(name) > LONGEST or len(note) > LONGEST]
        if long:
            raise ValidationError(
                _("Dòng “%(line)s…” dài quá. Mỗi người một dòng, tối đa 120 chữ mỗi phần."), params={"line": long[0][:40]}
            )
        if any(not name for name, _note in found):
            raise ValidationError(_("Có dòng chưa ghi họ tên. Ghi họ tên, dấu chấm phẩy, rồi địa chỉ."))
        return found


class NameRecipients(Form):
    """Ghi người nhận."""

    recipients = RecipientsField(
        label=_("Người nhận"), help_text=_("Mỗi người một dòng: họ tên; địa chỉ, ghi chú. Ví dụ: Nguyễn Thị Bình; xóm 3, xã An Nội."),
    )  # fmt: skip

    def clean(self):
        """Another number than that of the handover is pointed out."""
        cleaned = super().clean()
        named, counted = len(cleaned.get("recipients") or ()), self.given["handover"].quantity
        if named and counted and named != counted:
            self.add_warning(
                _("Lần trao ghi số lượng %(counted)s, danh sách có %(named)s người.") % {"counted": counted, "named": named}, code="so"
            )
        return cleaned


class PutProof(FilesForm):
    """Ảnh lúc trao, hoặc danh sách đã ký."""

    kind = fields.ChipsField(label=_("Tệp này là"), choices=[(kind.value, str(kind.label).capitalize()) for kind in ProofKind])
    field_order = ("kind", "files")


class CloseFund(Form):
    """Khép đợt vận động."""

    closed_on = fields.DateField(label=_("Ngày cuối của đợt"))
    left_to = fields.CleanText(
        label=_("Số còn lại chuyển đi đâu"), required=False, max_length=300,
        help_text=_("Ví dụ: chuyển vào Quỹ xã hội công đoàn. Trao hết thì để trống."),
    )  # fmt: skip


class PublishFund(Form):
    """Công khai đợt vận động."""

    title = fields.CleanText(
        label=_("Tên trên trang công khai"), max_length=200, help_text=_("Không nêu tên người được giúp. Ví dụ: Giúp một đoàn viên bị bệnh nặng."),
    )  # fmt: skip
    words = fields.CleanText(label=_("Lời giới thiệu"), required=False, max_length=500, widget=forms.Textarea(attrs={"rows": 3}))


class Reason(Form):
    """Vì sao mở lại, vì sao thôi công khai."""

    reason = fields.CleanText(label=_("Vì sao"), max_length=200)
