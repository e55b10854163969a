"""Lập danh sách: one form a list, whose answer is the file."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from congdoan.kernel import text
from congdoan.papers import forms
from congdoan.papers.actions import rolls
from congdoan.papers.choices import Form, Within
from congdoan.reports.writers import WRITERS
from congdoan.ui.screens import FileScreen


class _Take(FileScreen):
    """What both lists share."""

    section = "members"
    main_button = _("Lập danh sách")
    main_icon = "tai"
    not_done = _("Chưa lập danh sách")
    cancel_label = _("Thôi, không lập")
    privacy = _("Mỗi lần lập đều ghi vào nhật ký của đơn vị. Giữ tệp như giữ sổ giấy.")
    named = ""

    def initial(self):
        return {"day": self.by.today, "within": Within.BELOW.value, "form": Form.PDF.value}

    def cancel_url(self):
        return reverse("membership:member-list", args=[self.unit.pk])

    def file_name(self, form):
        day = form.cleaned_data["day"]
        return f"{self.named}-{text.fold(self.unit.code).replace(' ', '-')}-{day:%Y%m%d}.{form.cleaned_data['form']}"

    def media_type(self, form):
        return WRITERS[form.cleaned_data["form"]].media_type


class TakeMembers(_Take):
    """Lập danh sách đoàn viên."""

    action = rolls.take_members
    form_class = forms.TakeMembers
    title = _("Lập danh sách đoàn viên")
    explanation = _("Ngày sinh ghi ở cột Nam hoặc cột Nữ, xếp theo tên; tên đơn vị, chức vụ như ngày đã chọn. Số CCCD che bớt.")
    named = "danh-sach-doan-vien"


class TakeCandidates(_Take):
    """Lập danh sách trích ngang ứng cử viên."""

    action = rolls.take_candidates
    form_class = forms.TakeCandidates
    title = _("Danh sách trích ngang ứng cử viên")
    explanation = _("Chức vụ, nơi công tác, quê quán, trình độ lấy từ sổ; người nào thiếu thì ô ấy trống.")
    named = "trich-ngang"
