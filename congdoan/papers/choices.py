"""Formats of lists; the permissions of this room."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Permission(models.TextChoices):
    """Quyền của phòng danh sách, quyết định."""

    VIEW_DECISIONS = "papers.view_decisions", _("xem quyết định đã lập")
    ISSUE_DECISION = "papers.issue_decision", _("lập quyết định từ mẫu")
    KEEP_TEMPLATE = "papers.keep_template", _("thay mẫu quyết định")
    KEEP_SCANS = "papers.keep_scans", _("đưa bản chụp quyết định vào sổ, bỏ ra")
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


class Sort(models.TextChoices):
    """Loại quyết định."""

    ADMISSION = "admission", _("Kết nạp đoàn viên")
    RECOGNITION = "recognition", _("Công nhận đoàn viên")
    TRANSFER = "transfer", _("Chuyển sinh hoạt")
    PAUSE = "pause", _("Tạm dừng sinh hoạt")
    APPOINTMENT = "appointment", _("Chỉ định, phân công chức vụ")
    FOUNDING = "founding", _("Thành lập tổ chức công đoàn")
    MERGING = "merging", _("Sáp nhập tổ chức công đoàn")
    DISSOLUTION = "dissolution", _("Giải thể tổ chức công đoàn")


OF_UNITS = (Sort.FOUNDING, Sort.MERGING, Sort.DISSOLUTION)
"""Decisions about organisations; the others name members."""
