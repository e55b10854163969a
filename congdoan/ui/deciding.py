"""What every form asks of a decision: its number, the day it was signed, who issued it. One set of fields, wherever a paper stands behind what is recorded."""

from django.utils.translation import gettext_lazy as _

from congdoan.ui import fields
from congdoan.ui.forms import Form

LAST = ("decision", "signed_on", "issuer")


class Signed(Form):
    """When a decision was signed and who issued it."""

    signed_on = fields.DateField(label=_("Ngày ký"), required=False, help_text=_("Ngày ghi trên văn bản; có thể sau ngày hiệu lực."))
    issuer = fields.CleanText(
        label=_("Nơi ban hành"), max_length=200, required=False, help_text=_("Ví dụ: Liên đoàn Lao động tỉnh Hà Nam.")
    )


class Decided(Signed):
    """The decision behind what is recorded; ``must_be_named``: whether there has to be one."""

    decision = fields.CleanText(label=_("Số quyết định"), max_length=80, required=False, help_text=_("Ví dụ 12/QĐ-LĐLĐ."))
    must_be_named = False

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.order_fields([*(name for name in self.fields if name not in LAST), *LAST])
        if self.must_be_named:
            self.fields["decision"].required = True
