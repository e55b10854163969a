"""Forms of moving, pausing, dying, coming back."""

import re

from django import forms
from django.utils.translation import gettext_lazy as _

from congdoan.membership.choices import SuspensionReason, TransferState
from congdoan.membership.forms.given import ApproximateDateField, UnitField
from congdoan.membership.forms.joining import offer_homes
from congdoan.ui import fields
from congdoan.ui.forms import Form


class AskTransfer(Form):
    """Đề nghị chuyển một đoàn viên về đây: what stands on the member's card."""

    full_name = fields.CleanText(label=_("Họ và tên"), max_length=120)
    birth = ApproximateDateField(label=_("Ngày sinh"))
    number = fields.CleanText(label=_("Số CCCD hoặc mã đoàn viên"), max_length=20)
    unit = UnitField(label=_("Về sinh hoạt ở"))
    moves_on = fields.DateField(label=_("Về từ ngày"))
    job_title = fields.CleanText(label=_("Chức vụ, công việc ở nơi mới"), max_length=120, required=False)
    note = fields.CleanText(label=_("Nhắn đơn vị cũ"), max_length=200, required=False)

    def prepare(self):
        """Only units that have members of their own."""
        offer_homes(self)

    def clean_number(self):
        """Without the blanks and dots that cards print."""
        return re.sub(r"[ .]", "", self.cleaned_data["number"])


class DeclineTransfer(Form):
    """Chưa chuyển được."""

    reason = fields.CleanText(label=_("Lý do chưa chuyển"), max_length=200)


class CallBackTransfer(Form):
    """Rút đề nghị."""

    reason = fields.CleanText(label=_("Lý do"), max_length=200, required=False)


class UndoTransfer(Form):
    """Bỏ lần chuyển ghi nhầm: why, unless the other side has said so already."""

    reason = fields.CleanText(label=_("Vì sao bỏ"), max_length=200, help_text=_("Ví dụ: chuyển nhầm người cùng tên."))

    def prepare(self):
        """Who answers gives no reason of his own."""
        if self.given["transfer"].undo_waits:
            del self.fields["reason"]


class KeepTransfer(Form):
    """Giữ nguyên lần chuyển: why, for the side that asked."""

    side = ""
    reason = fields.CleanText(
        label=_("Vì sao giữ nguyên"), max_length=200, help_text=_("Ví dụ: đúng người ấy về đây, có quyết định điều động.")
    )

    def prepare(self):
        """Who draws the own request back owes nobody a reason."""
        if self.given["transfer"].undo_unit_id == getattr(self.given["transfer"], f"{self.side}_unit_id"):
            del self.fields["reason"]


class KeepTransferFrom(KeepTransfer):
    """From the old unit."""

    side = "from"


class KeepTransferTo(KeepTransfer):
    """From the new unit."""

    side = "to"


class TransferFilter(forms.Form):
    """State alone: the lists are short."""

    buoc = forms.ChoiceField(label=_("Đến bước nào"), required=False, choices=[("", _("Tất cả")), *TransferState.choices])
    ngay = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, unit=None, by=None, **kwargs):
        super().__init__(*args, **kwargs)

    def apply(self, rows):
        """The rows that match."""
        return rows.filter(state_then=self.cleaned_data["buoc"]) if self.cleaned_data.get("buoc") else rows


class Suspend(Form):
    """Tạm dừng sinh hoạt."""

    reason = forms.ChoiceField(label=_("Lý do"), choices=[("", _("Chọn lý do")), *SuspensionReason.choices])
    valid_from = fields.DateField(label=_("Tạm dừng từ ngày"))
    last_day = fields.DateField(label=_("Đến hết ngày"), required=False, help_text=_("Bỏ trống nếu chưa biết."))
    note = fields.CleanText(label=_("Ghi rõ thêm"), max_length=200, required=False)


class Resume(Form):
    """Sinh hoạt lại."""

    last_day = fields.DateField(label=_("Ngày tạm dừng cuối cùng"))


class RecordDeath(Form):
    """Qua đời."""

    died_on = fields.DateField(label=_("Ngày mất"))
    note = fields.CleanText(label=_("Ghi rõ thêm"), max_length=200, required=False)


class Rejoin(Form):
    """Trở lại sinh hoạt."""

    valid_from = fields.DateField(label=_("Trở lại từ ngày"))
    job_title = fields.CleanText(label=_("Chức vụ, công việc"), max_length=120, required=False)


class TakeBackLeaving(Form):
    """Bỏ lần ghi rời nhầm: nothing to fill in."""
