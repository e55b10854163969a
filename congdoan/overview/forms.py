"""Forms of the screens that look into every room: a workbook to read, a yes, the filters of the log."""

import hashlib

from django import forms
from django.utils.translation import gettext_lazy as _

from congdoan.access.roles import Role
from congdoan.kernel.dates import day_after
from congdoan.kernel.money import format_number
from congdoan.membership.columns import MemberField
from congdoan.organization import deputising
from congdoan.organization import queries as organization
from congdoan.overview import rights
from congdoan.people import queries as people
from congdoan.ui.fields import CleanText, DateField
from congdoan.ui.forms import Form
from congdoan.workbooks.policies import MOST_UPLOADED
from congdoan.workbooks.problems import MOST_ASKED

MEGABYTE = 1024 * 1024


class Confirm(Form):
    """Đồng ý: no field, only the button."""


class ExportBook(Form):
    """Tải sổ: with what is sensitive, and why."""

    sensitive = forms.BooleanField(label=_("Cả số CCCD, ngày vào Đảng, dân tộc, lý do thăm hỏi"), required=False)
    reason = CleanText(
        label=_("Vì sao cần"),
        required=False,
        max_length=200,
        help_text=_("Chỉ ghi khi chọn ô trên. Đoàn viên thấy ai tải, khi nào, vì sao."),
    )


class CommitWorkbook(Form):
    """Ghi vào sổ: a tick where text of an old encoding was read anew."""

    old_text_right = forms.BooleanField(label=_("Tôi đã xem, chữ đọc lại đúng"), required=False)

    def prepare(self):
        if not self.given["batch"].old_text:
            del self.fields["old_text_right"]


class AnswerText(Form):
    """Cách hiểu một chữ của tệp: which text of which column, and what it is to be read as."""

    feeds = ("sheet", "column", "text", "value")
    sheet = forms.CharField(widget=forms.HiddenInput, required=False, max_length=200)
    column = forms.CharField(widget=forms.HiddenInput, required=False, max_length=200)
    text = CleanText(widget=forms.HiddenInput, required=False, max_length=MOST_ASKED)
    value = CleanText(label=_("Đọc là"), required=False, max_length=MOST_ASKED)
    blank = forms.CharField(widget=forms.HiddenInput, required=False, max_length=MOST_ASKED)

    def clean(self):
        """What the action takes; the button "Để trống" goes before what stands in the box."""
        said = super().clean()
        blank = said.pop("blank", "")
        return {**said, "value": blank} if blank else said


class ForgetAnswer(Form):
    """Thôi một cách hiểu: of which text of which column."""

    sheet = forms.CharField(widget=forms.HiddenInput, required=False, max_length=200)
    column = forms.CharField(widget=forms.HiddenInput, required=False, max_length=200)
    text = CleanText(widget=forms.HiddenInput, required=False, max_length=MOST_ASKED)


class ForgetLayout(Form):
    """Quên cách đọc một trang: which table of the file."""

    table = forms.IntegerField(widget=forms.HiddenInput)


class ChooseWorkbook(Form):
    """Chọn tệp sổ."""

    feeds = ("file_name", "content")
    file = forms.FileField(
        label=_("Tệp sổ Excel (.xlsx, .xls, .ods, .csv)"),
        help_text=_("Tối đa %s MB. Đưa lên thì chưa ghi gì; anh/chị được xem trước từng dòng.") % (MOST_UPLOADED // MEGABYTE),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.xlsm,.xls,.ods,.csv,.txt"}),
        error_messages={
            "required": _("Chọn tệp sổ Excel (.xlsx, .xls, .ods hoặc .csv)."),
            "empty": _("Tệp trống. Chọn lại tệp sổ công đoàn (.xlsx, .xls, .ods hoặc .csv)."),
            "invalid": _("Chưa nhận được tệp. Chọn lại rồi gửi lần nữa."),
        },
    )

    def clean(self):
        """What the action takes: the file's name and its bytes."""
        upload = super().clean().get("file")
        if upload is None:
            return {}
        if upload.size > MOST_UPLOADED:
            self.add_error("file", _too_large(upload.size))
            return {}
        return {"file_name": upload.name, "content": upload.read()}

    def body_hash(self):
        """The same key with another file is another body."""
        return hashlib.sha256(super().body_hash().encode() + self.cleaned_data.get("content", b"")).hexdigest()


def _too_large(size):
    return _("Tệp nặng %(size)s MB, quá mức %(most)s MB. Bỏ ảnh và các trang không cần rồi chọn lại.") % {
        "size": format_number(-(-size // MEGABYTE)),
        "most": MOST_UPLOADED // MEGABYTE,
    }


class LogFilter(forms.Form):
    """Lọc nhật ký: ai làm, từ ngày nào đến ngày nào."""

    ai = forms.CharField(label=_("Tìm theo người làm (gõ không dấu cũng được)"), required=False)
    tu = DateField(label=_("Từ ngày"), required=False)
    den = DateField(label=_("Đến ngày"), required=False)
    buoc = forms.BooleanField(label=_("Cả các bước bên trong một việc"), required=False)

    def __init__(self, *args, unit=None, by=None, **kwargs):
        super().__init__(*args, **kwargs)

    def apply(self, entries):
        """The entries that match; days are days in Vietnam, the last one included."""
        wanted = self.cleaned_data
        if wanted["ai"]:
            entries = entries.filter(people.search_q(wanted["ai"], "by__"))
        if wanted["tu"]:
            entries = entries.filter(at__date__gte=wanted["tu"])
        if wanted["den"]:
            entries = entries.filter(at__date__lte=wanted["den"])
        return entries


class LendRights(Form):
    """Ủy quyền cho ai, những quyền nào, từ ngày nào đến ngày nào, vì sao."""

    deputy = MemberField(label=_("Người được ủy quyền"))
    valid_from = DateField(label=_("Từ ngày"))
    valid_until = DateField(label=_("Đến hết ngày"))
    reason = CleanText(label=_("Vì sao"), max_length=200, help_text=_("Ví dụ: nghỉ phép, đi học, công tác."))
    permissions = forms.MultipleChoiceField(
        label=_("Được làm thay những việc nào"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Chọn ít nhất một quyền.")},
    )

    def prepare(self):
        """Members of the union around; what the officer holds himself."""
        unit = self.given["unit"]
        self.fields["deputy"].offer(organization.union_around(unit), self.by.today)
        held = deputising.lendable(self.by, unit)
        self.fields["permissions"].choices = rights.grouped(held)

    def clean_valid_until(self):
        """The day after the last one, as it is kept."""
        return day_after(self.cleaned_data["valid_until"])


class CallBack(Form):
    """Thôi ủy quyền: no field, only the button."""


class WhyLook(Form):
    """Vì sao cần xem đủ."""

    reason = CleanText(label=_("Vì sao cần xem"), max_length=200, help_text=_("Ví dụ: làm thẻ đoàn viên, đối chiếu danh sách bảo hiểm."))


class RequireFactor(Form):
    """Bắt buộc bước xác nhận thứ hai: which roles, from which day."""

    roles = forms.MultipleChoiceField(
        label=_("Những vai trò nào"),
        choices=Role.choices,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Chọn ít nhất một vai trò.")},
    )
    valid_from = DateField(label=_("Từ ngày"), help_text=_("Nên để một hai tuần cho mọi người kịp đặt."))


class WhyReset(Form):
    """Vì sao gỡ bước xác nhận thứ hai."""

    reason = CleanText(label=_("Vì sao gỡ"), max_length=200, help_text=_("Ví dụ: mất điện thoại, đã gặp trực tiếp."))


class BeginSupport(Form):
    """Vào xem hộ: why, and how long."""

    reason = CleanText(label=_("Vì sao cần vào xem hộ"), max_length=200, help_text=_("Ví dụ: chị ấy gọi, không thấy nút nhập sổ."))
    minutes = forms.TypedChoiceField(
        label=_("Trong bao lâu"), coerce=int, choices=[(10, _("10 phút")), (30, _("30 phút")), (60, _("60 phút"))], initial=30
    )
