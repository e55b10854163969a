"""Words of the room benefits."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Permission(models.TextChoices):
    """Quyền của phòng phúc lợi đoàn viên."""

    KEEP_OFFERS = "benefits.keep_offers", _("ghi đối tác, ưu đãi cho đoàn viên")
    RECORD_USE = "benefits.record_use", _("ghi đoàn viên đã dùng ưu đãi")
    VIEW_OFFERS = "benefits.view_offers", _("xem ưu đãi cho đoàn viên")
