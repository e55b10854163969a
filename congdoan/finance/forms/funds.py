"""Opening and correcting a fund."""

import datetime

from django.utils.translation import gettext_lazy as _

from congdoan.finance.choices import FundKind
from congdoan.membership.columns import MemberField
from congdoan.ui import fields
from congdoan.ui.forms import Form

KINDS = [
    (FundKind.FUND.value, _("Quỹ thường xuyên")),
    (FundKind.DRIVE.value, _("Đợt vận động")),
    (FundKind.HARDSHIP.value, _("Giúp một đoàn viên")),
]


class OpenFund(Form):
    """Mở quỹ, đợt vận động."""

    kind = fields.ChipsField(label=_("Loại"), choices=KINDS)
    name = fields.CleanText(label=_("Tên"), max_length=200, help_text=_("Như sẽ đọc trong báo cáo, ví dụ Quỹ vì người nghèo."))
    beneficiary = MemberField(label=_("Đoàn viên được giúp"), required=False)
    beneficiary_name = fields.CleanText(
        label=_("Người, nơi thụ hưởng khác"), required=False, max_length=200, help_text=_("Không phải đoàn viên, ví dụ đồng bào vùng lũ.")
    )
    purpose = fields.CleanText(label=_("Mục đích"), required=False, max_length=300)
    valid_from = fields.DateField(label=_("Từ ngày"))
    valid_until = fields.DateField(label=_("Đến ngày"), required=False, help_text=_("Ngày cuối còn nhận. Quỹ thường xuyên thì để trống."))
    target_amount = fields.MoneyField(label=_("Mục tiêu"), required=False)
    code = fields.CleanText(
        label=_("Mã"), required=False, max_length=40, help_text=_("Dùng trong sổ Excel. Để trống thì lấy chữ đầu của tên.")
    )

    def prepare(self):
        """Members of the fund's unit, today."""
        self.fields["beneficiary"].offer(self.unit, self.by.today)

    @property
    def unit(self):
        """The fund's unit."""
        return self.given["unit"]

    def clean(self):
        """The last day as people write it becomes the first day after."""
        cleaned = super().clean()
        if cleaned.get("valid_until"):
            cleaned["valid_until"] += datetime.timedelta(days=1)
        return cleaned


class CorrectFund(OpenFund):
    """Sửa, khép quỹ."""

    code = fields.CleanText(label=_("Mã"), max_length=40)

    @property
    def unit(self):
        return self.given["fund"].unit
