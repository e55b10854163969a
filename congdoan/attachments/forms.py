"""The form by which files come in."""

import hashlib

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from congdoan.ui.forms import Form

ACCEPTED = "image/jpeg,image/png,application/pdf"
"""A telephone offers its camera, and turns what it took into JPG."""


class Files(forms.FileInput):
    """Several files at once."""

    allow_multiple_selected = True

    def __init__(self, attrs=None):
        super().__init__({"accept": ACCEPTED, **(attrs or {})})


class FilesField(forms.FileField):
    """Một hay nhiều tệp. Cleans to a list."""

    widget = Files
    default_error_messages = {"required": _("Chọn tệp: PDF, ảnh JPG hoặc PNG.")}

    def clean(self, data, initial=None):
        """Each by itself; an empty one is the action's to name."""
        files = [file for file in (data if isinstance(data, list | tuple) else [data]) if file]
        if not files and self.required:
            raise forms.ValidationError(self.error_messages["required"], code="required")
        return files


class WithFiles(Form):
    """A form with a field ``files`` among others."""

    def prepare(self):
        """Says how large a file may be."""
        super().prepare()
        words = {"most": settings.SCAN_MEGABYTES}
        self.fields["files"].help_text = _("PDF, ảnh JPG hoặc PNG, mỗi tệp tối đa %(most)s MB; chọn được nhiều tệp.") % words

    def body_hash(self):
        """The same key with other files is another body."""
        found = hashlib.sha256(super().body_hash().encode())
        for file in self.cleaned_data.get("files", ()):
            found.update(f"{file.name} {file.size} ".encode())
        return found.hexdigest()


class FilesForm(WithFiles):
    """Một hay nhiều tệp của một hồ sơ."""

    files = FilesField(label=_("Tệp"))
