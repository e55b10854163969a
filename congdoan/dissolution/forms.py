"""Forms of the room dissolution; each feeds one action, one filters the list."""

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from congdoan.dissolution import queries
from congdoan.dissolution.choices import BY_HAND, LineState
from congdoan.kernel import text
from congdoan.kernel.text import number_in
from congdoan.organization import queries as organization
from congdoan.ui import fields
from congdoan.ui.forms import Form

FORMATS = [("pdf", _("PDF (in A4)")), ("docx", _("Word"))]


class UnitByCode(fields.CleanText):
    """Một đơn vị, theo mã. Cleans to a Unit, None for nothing."""

    def clean(self, value):
        """The Unit."""
        code = super().clean(value)
        found = organization.by_code(code) if code else None
        if code and found is None:
            raise forms.ValidationError(_("Không có đơn vị mã %(code)s. Xem mã ở Danh sách đơn vị.") % {"code": code})
        return found

    def prepare_value(self, value):
        """The code, as it is typed."""
        return getattr(value, "code", value)


class OpenFile(Form):
    """Mở hồ sơ bàn giao."""

    closes_on = fields.DateField(label=_("Không còn từ ngày"), help_text=_("Ngày liền sau ngày hoạt động cuối cùng."))
    receiver = UnitByCode(
        label=_("Nơi nhận (mã)"), max_length=40, required=False, help_text=_("Để trống thì bàn giao cho cấp trên trực tiếp.")
    )
    grounds = fields.CleanText(
        label=_("Căn cứ"), max_length=200, required=False, help_text=_("Ví dụ: Quyết định 214/QĐ-LĐLĐ ngày 20/04/2022.")
    )


class CorrectFile(OpenFile):
    """Sửa hồ sơ."""

    receiver = UnitByCode(label=_("Nơi nhận (mã)"), max_length=40)


class Plain(Form):
    """No field, only the button."""


class WithReason(Form):
    """Lý do."""

    reason = fields.CleanText(label=_("Lý do"), max_length=300)


class SettleLine(Form):
    """Ghi một mục bàn giao."""

    state = fields.ChipsField(label=_("Mục này"), choices=LineState.choices)
    amount = fields.MoneyField(label=_("Số tiền, trị giá"), required=False)
    receiver = fields.CleanText(
        label=_("Ai nhận"), max_length=200, required=False, help_text=_("Họ tên, đơn vị. Ví dụ: Trần Thị Hoa, kế toán LĐLĐ huyện.")
    )
    proof = fields.CleanText(
        label=_("Giấy tờ kèm theo"), max_length=200, required=False, help_text=_("Số phiếu chi, biên bản kiểm quỹ, giấy nộp con dấu.")
    )
    remark = fields.CleanText(label=_("Ghi chú"), max_length=300, required=False)

    def prepare(self):
        """A sum is asked for where the books have none."""
        if self.given["line"].kind not in BY_HAND:
            self.fields["amount"].widget = forms.HiddenInput()


class AddLine(Form):
    """Thêm một việc."""

    title = fields.CleanText(
        label=_("Việc gì"), max_length=200, help_text=_("Ví dụ: máy tính, tủ sách, sổ vàng truyền thống, hợp đồng còn dở.")
    )
    amount = fields.MoneyField(label=_("Trị giá"), required=False)
    remark = fields.CleanText(label=_("Ghi chú"), max_length=300, required=False)


class _Signed(Form):
    name = fields.CleanText(label=_("Người đại diện"), max_length=200)
    post = fields.CleanText(label=_("Chức vụ"), max_length=120, help_text=_("Ví dụ: Chủ tịch."))


class SignFile(_Signed):
    """Ký bên giao."""

    met_on = fields.DateField(label=_("Ngày bàn giao"))
    place = fields.CleanText(label=_("Nơi bàn giao"), max_length=200, required=False, help_text=_("Ví dụ: trụ sở LĐLĐ huyện Bình Lục."))
    field_order = ("met_on", "place", "name", "post")


class ReceiveFile(_Signed):
    """Ký bên nhận."""


class TakeMinutes(Form):
    """Lập biên bản."""

    form = fields.ChipsField(label=_("Tệp"), choices=FORMATS)
    members = forms.BooleanField(
        label=_("Kèm danh sách đoàn viên và nơi đến của từng người"),
        required=False,
        help_text=_("Ghi vào nhật ký; từng người có tên cũng thấy."),
    )


class TakeAll(Form):
    """Lập biên bản của nhiều đơn vị."""

    form = fields.ChipsField(label=_("Tệp"), choices=FORMATS)
    which = forms.CharField(required=False, widget=forms.HiddenInput)
    plan = forms.IntegerField(required=False, widget=forms.HiddenInput)


class FileFilter(forms.Form):
    """Words, which files, of which plan."""

    tim = forms.CharField(label=_("Tìm theo tên, mã đơn vị (gõ không dấu cũng được)"), required=False)
    nao = forms.ChoiceField(
        label=_("Hồ sơ nào"), required=False,
        choices=[("", _("Đang tính")), ("tre", _("Quá ngày mà chưa xong")), ("mo", _("Chưa xong")), ("xong", _("Hai bên đã ký")), ("het", _("Cả hồ sơ đã bỏ"))],
    )  # fmt: skip
    phuong_an = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, unit=None, by=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.by = by
        self.day = by.today

    def apply(self, rows):
        """The rows that match."""
        for word in text.fold(self.cleaned_data.get("tim") or "").split():
            rows = rows.filter(Q(unit__search_key__contains=word) | Q(unit__code__icontains=word))
        return queries.filtered(rows, self.cleaned_data.get("nao"), number_in(self.cleaned_data.get("phuong_an") or ""), self.day)
