"""What a form says of a field left empty or unreadable: never that it is required or invalid, always what to write."""

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from congdoan.ui import fields

CHOICES = (forms.ChoiceField, forms.ModelChoiceField)
EMPTY = (
    (forms.FileField, _("Chọn {what}.")),
    (forms.BooleanField, _("Đánh dấu vào ô {what}.")),
    (CHOICES, _("Chọn {what}.")),
    (fields.DateField, _("Ghi {what}, ví dụ 24/05/2022.")),
    (fields.MoneyField, _("Ghi {what} bằng chữ số, ví dụ 500.000.")),
    (forms.Field, _("Ghi {what}.")),
)
UNREADABLE = (
    (CHOICES, ("invalid_choice", "invalid_list"), _("Mục đã chọn không còn trong danh sách. Chọn lại {what}.")),
    (forms.IntegerField, ("invalid",), _("Ghi {what} bằng chữ số, ví dụ 12.")),
)


def word(field):
    """Gives ``field`` its own sentences, except where its author wrote one."""
    what = named(field.label)
    if field.error_messages.get("required") is forms.Field.default_error_messages["required"]:
        pattern = next(pattern for kind, pattern in EMPTY if isinstance(field, kind))
        field.error_messages["required"] = format_lazy(pattern, what=what)
    if getattr(field, "empty_label", None) == "---------":
        field.empty_label = format_lazy(_("Chọn {what}"), what=what)
    for kind, codes, pattern in UNREADABLE:
        for code in codes:
            if isinstance(field, kind) and _from_django(field, code):
                field.error_messages[code] = format_lazy(pattern, what=what)


def _from_django(field, code):
    """True if the message is the one Django's own class brought along."""
    message = field.error_messages.get(code)
    return any(
        message is kind.__dict__.get("default_error_messages", {}).get(code) for kind in type(field).__mro__ if "django" in kind.__module__
    )


def named(label):
    """The label inside a sentence: "Ngày thăm" becomes "ngày thăm"; "CCCD" stays."""
    words = str(label or "")
    return words if words[:2].isupper() else words[:1].lower() + words[1:]
