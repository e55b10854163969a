"""Forms of the room disclosure: each feeds one action."""

from django import forms
from django.utils.translation import gettext_lazy as _

from congdoan.disclosure import queries
from congdoan.disclosure.choices import CHOSEN, Kind
from congdoan.disclosure.policies import FIRST_YEAR
from congdoan.ui import fields
from congdoan.ui.forms import Form


class Publish(Form):
    """Công khai số liệu một năm."""

    kind = fields.ChipsField(label=_("Công khai việc gì"), choices=Kind.choices)
    year = forms.IntegerField(label=_("Số liệu của năm"), min_value=FIRST_YEAR, max_value=2100)
    places = forms.MultipleChoiceField(
        label=_("Đã công khai ở đâu"), choices=CHOSEN, required=False, widget=forms.CheckboxSelectMultiple,
        help_text=_("Trang Công khai của đoàn viên có ngay khi bấm nút. Nơi dán, họp sau thì thêm ở trang của lần công khai."),
    )  # fmt: skip
    told_on = fields.DateField(label=_("Ngày công khai ở những nơi ấy"))


class Display(Form):
    """Thêm nơi công khai."""

    place = fields.ChipsField(label=_("Công khai ở đâu"), choices=CHOSEN)
    spot = fields.CleanText(
        label=_("Chỗ nào"),
        max_length=100,
        required=False,
        help_text=_("Ví dụ: bảng tin tầng 1, hội nghị người lao động 2022. Không nêu tên ai."),
    )
    told_on = fields.DateField(label=_("Từ ngày"))
    last_day = fields.DateField(
        label=_("Đến hết ngày"), required=False, help_text=_("Còn niêm yết thì để trống. Hội nghị chỉ một ngày, cũng để trống.")
    )


class TakeDown(Form):
    """Gỡ ở một nơi."""

    last_day = fields.DateField(label=_("Ngày cuối còn niêm yết"))


class Ask(Form):
    """Hỏi về một lần công khai."""

    publication = forms.ModelChoiceField(label=_("Lần công khai"), queryset=None)
    words = fields.CleanText(
        label=_("Câu hỏi"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Không nêu tên ai; ghi chức vụ hoặc việc."),
    )
    shows_name = forms.BooleanField(label=_("Hiện tên tôi cùng câu hỏi"), required=False)

    def prepare(self):
        """What was told to the member."""
        field = self.fields["publication"]
        field.queryset = queries.own(by=self.by)
        field.label_from_instance = lambda row: f"{row}, {row.unit.name}"


class Reply(Form):
    """Trả lời."""

    words = fields.CleanText(
        label=_("Trả lời"), max_length=2000, widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Mọi đoàn viên của đơn vị đọc được. Không nêu tên người ốm, người khó khăn; nêu số, nêu phiếu."),
    )  # fmt: skip
