"""Permissions of the room overview."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Permission(models.TextChoices):
    """Quyền của phòng tổng quan."""

    READ_IMPORT = "overview.read_import", _("xem từng dòng của lần nhập do người khác đưa lên")
