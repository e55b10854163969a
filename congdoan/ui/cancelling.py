"""Bỏ một dòng khỏi sổ: the form that asks why, the same in every room."""

from django.utils.translation import gettext_lazy as _

from congdoan.ui import fields
from congdoan.ui.forms import Form


class Cancel(Form):
    """The reason, in a sentence; the version that was read comes along."""

    reason = fields.CleanText(
        label=_("Vì sao bỏ khỏi sổ"),
        max_length=200,
        help_text=_("Ví dụ: ghi hai lần, ghi nhầm. Dòng vẫn được giữ lại cùng lý do, nhưng không tính vào số nào nữa."),
    )
