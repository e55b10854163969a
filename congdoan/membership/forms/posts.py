"""Ghi chức vụ: who is meant is known here; the post itself is organization's."""

from django import forms
from django.utils.translation import gettext_lazy as _

from congdoan.kernel import dates
from congdoan.membership.columns import MemberField
from congdoan.membership.forms.given import UnitField
from congdoan.organization import queries
from congdoan.organization.choices import GROUP_POSTS, How, Post
from congdoan.ui import fields
from congdoan.ui.forms import Form

_POSTS = [
    ("", _("Chọn chức vụ")),
    (_("Ở công đoàn"), [(post.value, post.label) for post in Post if post not in GROUP_POSTS]),
    (_("Ở tổ"), [(post.value, post.label) for post in GROUP_POSTS]),
]


class Appoint(Form):
    """Ai giữ chức vụ gì, ở đâu, từ ngày nào."""

    person = MemberField(label=_("Đoàn viên"))
    unit = UnitField(label=_("Ở đơn vị, tổ"))
    post = forms.ChoiceField(label=_("Chức vụ"), choices=_POSTS)
    how = fields.ChipsField(label=_("Vì sao giữ chức vụ"), choices=[choice for choice in How.choices if choice[0] != How.IMPORTED])
    valid_from = fields.DateField(label=_("Từ ngày"))
    valid_until = fields.DateField(label=_("Đến hết ngày"), required=False, help_text=_("Bỏ trống nếu đang giữ."))
    term = fields.CleanText(label=_("Nhiệm kỳ"), max_length=12, required=False, help_text=_("Ví dụ 2023-2028."))
    duties = fields.CleanText(label=_("Phụ trách"), max_length=200, required=False)
    succeed = forms.BooleanField(label=_("Người đang giữ chức vụ này thôi giữ từ ngày ấy"), required=False)

    def prepare(self):
        """Members of the whole union, for a group's leader may be a member elsewhere in it."""
        here = self.given["unit"]
        self.fields["person"].offer(queries.union_around(here), self.by.today)
        if len(self.fields["unit"].offer(here, self.by.today, lambda unit: True)) < 2:
            del self.fields["unit"]

    def clean_valid_until(self):
        """The day after the last one, as it is kept."""
        last_day = self.cleaned_data["valid_until"]
        return dates.day_after(last_day) if last_day else None
