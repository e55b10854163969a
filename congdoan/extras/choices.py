"""Kinds of fields, who sees their answers; the permissions of this room."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Permission(models.TextChoices):
    """Quyền của phòng thông tin thêm."""

    VIEW_FIELDS = "extras.view_fields", _("xem các mục thông tin thêm")
    DECLARE_FIELD = "extras.declare_field", _("lập, sửa, đóng mục thông tin thêm")
    RECORD_ANSWER = "extras.record_answer", _("ghi thông tin thêm của đoàn viên")
    VIEW_KEPT_ANSWERS = "extras.view_kept_answers", _("xem thông tin thêm dành riêng cho chủ tịch, phó chủ tịch")


class Kind(models.TextChoices):
    """Loại câu trả lời."""

    TEXT = "text", _("Chữ")
    NUMBER = "number", _("Số")
    MONEY = "money", _("Số tiền (đồng)")
    DATE = "date", _("Ngày")
    YES_NO = "yes_no", _("Có hoặc không")
    ONE = "one", _("Chọn một")
    MANY = "many", _("Chọn nhiều")


LISTED = (Kind.ONE, Kind.MANY)
"""Kinds that choose from a list."""
COUNTED = (Kind.YES_NO, Kind.ONE, Kind.MANY)
"""Kinds whose answers are counted."""


class Sight(models.TextChoices):
    """Ai xem được câu trả lời; chính người ấy lúc nào cũng xem được."""

    EVERYONE = "everyone", _("Mọi người mở được trang của đoàn viên ấy")
    LEADERS = "leaders", _("Chủ tịch, phó chủ tịch nơi người ấy sinh hoạt")
    LEVEL = "level", _("Chủ tịch, phó chủ tịch của cấp lập ra mục này")
