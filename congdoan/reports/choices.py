"""Rights of the room reports."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Permission(models.TextChoices):
    """Quyền của phòng báo cáo."""

    VIEW_REPORT = "reports.view_report", _("xem báo cáo")
    WRITE_REPORT = "reports.write_report", _("soạn báo cáo")
