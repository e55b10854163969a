"""Formats of lists; the permissions of this room."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Permission(models.TextChoices):
    """Quyền của phòng danh sách, quyết định."""

    PRINT_LIST = "papers.print_list", _("lập danh sách đoàn viên, trích ngang để in, gửi")


class Form(models.TextChoices):
    """Định dạng tệp."""

    PDF = "pdf", _("PDF (in A4)")
    DOCX = "docx", _("Word")
    XLSX = "xlsx", _("Excel")


class Within(models.TextChoices):
    """Lấy những đơn vị nào."""

    BELOW = "below", _("Đơn vị này và cấp dưới")
    ALONE = "alone", _("Chỉ đơn vị này")
