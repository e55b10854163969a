"""What a kept file may be."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Medium(models.TextChoices):
    """Kiểu tệp đính kèm."""

    PDF = "application/pdf", _("PDF")
    JPEG = "image/jpeg", _("ảnh JPG")
    PNG = "image/png", _("ảnh PNG")


SUFFIXES = {Medium.PDF: "pdf", Medium.JPEG: "jpg", Medium.PNG: "png"}
