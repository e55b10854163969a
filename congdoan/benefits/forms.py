"""Forms of the room benefits: each feeds one action."""

from django import forms
from django.utils.translation import gettext_lazy as _

from congdoan.benefits import queries
from congdoan.membership.columns import MemberField
from congdoan.ui import fields
from congdoan.ui.forms import Form

CARD = _("Xuất trình thẻ đoàn viên")


def _days():
    return {
        "valid_from": fields.DateField(label=_("Từ ngày")),
        "last_day": fields.DateField(label=_("Đến hết ngày"), required=False, help_text=_("Để trống nếu chưa biết ngày hết.")),
    }


class Partner(Form):
    """Đối tác."""

    name = fields.CleanText(label=_("Tên đối tác"), max_length=200)
    trade = fields.CleanText(label=_("Lĩnh vực"), max_length=100, help_text=_("Ví dụ: khám chữa bệnh, mua sắm, học ngoại ngữ."))
    agreement = fields.CleanText(label=_("Thỏa thuận"), max_length=200, help_text=_("Số, ngày ký của thỏa thuận hợp tác."))
    contact = fields.CleanText(label=_("Liên hệ"), max_length=200, required=False)
    valid_from, last_day = _days().values()


class Offer(Form):
    """Ưu đãi."""

    what = fields.CleanText(label=_("Ưu đãi"), max_length=200, help_text=_("Ví dụ: giảm 10% gói khám sức khỏe."))
    for_whom = fields.CleanText(label=_("Dành cho ai"), max_length=200, help_text=_("Ví dụ: đoàn viên, vợ hoặc chồng, con."))
    where = fields.CleanText(label=_("Ở đâu"), max_length=200)
    how = fields.CleanText(label=_("Dùng thế nào"), max_length=300, initial=CARD)
    valid_from, last_day = _days().values()


class RecordUse(Form):
    """Ghi một đoàn viên đã dùng."""

    offer = forms.ModelChoiceField(label=_("Ưu đãi"), queryset=None)
    person = MemberField(label=_("Đoàn viên"))
    used_on = fields.DateField(label=_("Ngày dùng"))

    def prepare(self):
        """What is offered to members of the unit today, and who they are."""
        unit = self.given["unit"]
        self.fields["offer"].queryset = queries.open_to(unit.path, self.by.today)
        self.fields["person"].offer(unit, self.by.today)


class Use(Form):
    """Đã dùng."""

    offer = forms.ModelChoiceField(label=_("Ưu đãi"), queryset=None)
    used_on = fields.DateField(label=_("Ngày dùng"))

    def prepare(self):
        """What one may use today."""
        self.fields["offer"].queryset = queries.own(by=self.by)


class TakeBack(Form):
    """Bỏ lần ghi nhầm."""

    use = forms.ModelChoiceField(label=_("Lần dùng"), queryset=None)

    def prepare(self):
        """One's own."""
        self.fields["use"].queryset = queries.own_uses(by=self.by)
        self.fields["use"].label_from_instance = lambda row: f"{row.used_on:%d/%m/%Y}: {row.offer}"
