"""Which list, of whom, as of which day, in which format."""

from django import forms
from django.utils.translation import gettext_lazy as _

from congdoan.membership.choices import Permission as Members
from congdoan.membership.columns import MembersField
from congdoan.papers.choices import Form as Format
from congdoan.papers.choices import Within
from congdoan.ui import fields
from congdoan.ui.forms import Form


class _Take(Form):
    """What every list is asked: day, format, and what is sensitive with its reason."""

    guarded = Members.VIEW_IDENTITY
    day = fields.DateField(label=_("Tính đến ngày"))
    form = fields.ChipsField(label=_("Định dạng"), choices=Format.choices)
    sensitive = forms.BooleanField(label=_("Ghi đủ số CCCD"), required=False)
    reason = fields.CleanText(
        label=_("Vì sao cần"), required=False, max_length=200,
        help_text=_("Chỉ ghi khi chọn ô trên. Đoàn viên thấy ai lập, khi nào, vì sao."),
    )  # fmt: skip

    def prepare(self):
        """Whoever may not see it is not asked."""
        if not self.by.may(self.guarded, self.given["unit"]):
            del self.fields["sensitive"], self.fields["reason"]


class TakeMembers(_Take):
    """Danh sách đoàn viên."""

    within = fields.ChipsField(label=_("Lấy những ai"), choices=Within.choices)
    field_order = ("day", "within", "form")


class TakeCandidates(_Take):
    """Danh sách trích ngang."""

    guarded = Members.VIEW_PARTY
    persons = MembersField(label=_("Những người ứng cử"))
    field_order = ("persons", "day", "form")

    def prepare(self):
        """Today's members of the unit and below."""
        super().prepare()
        self.fields["persons"].offer(self.given["unit"], self.by.today)
        if "sensitive" in self.fields:
            self.fields["sensitive"].label = _("Cả dân tộc, ngày vào Đảng")
