"""Ghi, bỏ công nhận đoàn viên ưu tú."""

from django.utils.translation import gettext_lazy as _

from congdoan.membership.columns import MembersField
from congdoan.ui import fields
from congdoan.ui.forms import Form


class RecogniseOutstanding(Form):
    """Ai được công nhận, ngày nào, quyết định nào."""

    recognised_on = fields.DateField(label=_("Ngày công nhận"))
    number = fields.CleanText(label=_("Số quyết định"), max_length=80)
    signed_on = fields.DateField(label=_("Ngày ký"))
    issuer = fields.CleanText(label=_("Nơi ban hành"), max_length=200, required=False, help_text=_("Bỏ trống nếu do chính đơn vị này."))
    persons = MembersField(label=_("Đoàn viên ưu tú"))

    def prepare(self):
        """Members of today."""
        self.fields["persons"].offer(self.given["unit"], self.by.today)


class CancelOutstanding(Form):
    """Bỏ một lần công nhận ghi nhầm."""

    reason = fields.CleanText(label=_("Lý do bỏ"), max_length=200, help_text=_("Ví dụ: ghi hai lần."))
