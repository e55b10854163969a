"""Forms of the room sites; each feeds one action."""

from django import forms
from django.utils.translation import gettext_lazy as _

from congdoan.sites.choices import Kind, Learn
from congdoan.ui import fields
from congdoan.ui.forms import Form


class Lines(forms.CharField):
    """Several lines, each without blanks around it, none empty, none twice."""

    widget = forms.Textarea(attrs={"rows": 3, "autocapitalize": "none", "spellcheck": "false"})

    def clean(self, value):
        """A list of lines."""
        said = super().clean(value)
        return list(dict.fromkeys(line.strip() for line in said.splitlines() if line.strip()))


class Confirm(Form):
    """Đồng ý: no field, only the button."""


class CorrectSite(Form):
    """Sửa trang."""

    name = fields.CleanText(
        label=_("Tên trang"), max_length=80, help_text=_("Tên đoàn viên thấy khi được hỏi, ví dụ: Quỹ tiết kiệm công đoàn.")
    )
    addresses = Lines(
        label=_("Địa chỉ nhận về"),
        max_length=2000,
        help_text=_(
            "Người làm trang đưa, mỗi địa chỉ một dòng, bắt đầu bằng https://. Đăng nhập xong máy chỉ quay về đúng các địa chỉ này."
        ),
    )
    learns = forms.MultipleChoiceField(
        label=_("Trang được biết gì của người đăng nhập"),
        choices=Learn.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Không chọn gì thì trang chỉ nhận ra cùng một người ở những lần sau, không biết là ai."),
    )


class DeclareSite(CorrectSite):
    """Khai trang."""

    kind = fields.ChipsField(label=_("Trang chạy ở đâu"), choices=Kind.choices)


class CloseSite(Form):
    """Đóng trang."""

    why_closed = fields.CleanText(label=_("Vì sao đóng"), max_length=200, help_text=_("Ví dụ: trang ngừng chạy, thay trang mới."))
