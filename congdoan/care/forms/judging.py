"""Rules of one field, asked by the form: their sentences stand beside the other mistakes instead of coming after them."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from congdoan.kernel.errors import Refused
from congdoan.ui import fields


def judged(check, value, **more):
    """The value if the policy allows it; its refusal as a mistake of the field. The action asks again."""
    try:
        check(value, **more)
    except Refused as refused:
        raise ValidationError(refused.sentence) from refused
    return value


def why_over():
    """The field for why more was given than the norm."""
    words = _("Kế toán cũng đọc được; đừng ghi bệnh gì.")
    return fields.CleanText(label=_("Lý do chi vượt định mức"), required=False, max_length=300, help_text=words)
