"""Kinds of indicators."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    """Loại chỉ tiêu."""

    FLOW = "flow", _("phát sinh trong kỳ")
    STOCK = "stock", _("có đến cuối kỳ")
    SHARE = "share", _("tỷ lệ")


class Permission(models.TextChoices):
    """Quyền của phòng chỉ tiêu."""

    DECLARE_FIGURE = "indicators.declare_figure", _("ghi số khai báo")
