"""How far a grant reaches."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Reach(models.TextChoices):
    """Phạm vi."""

    HERE = "here", _("chỉ đơn vị này")
    HERE_AND_BELOW = "here_and_below", _("đơn vị này và cấp dưới")


class Permission(models.TextChoices):
    """Quyền của phòng access."""

    GIVE_ROLE = "access.give_role", _("mở, đóng tài khoản")
    LEND_RIGHTS = "access.lend_rights", _("ủy quyền cho người khác")
    REQUIRE_FACTOR = "access.require_factor", _("bắt buộc bước xác nhận thứ hai")
    RESET_FACTOR = "access.reset_factor", _("gỡ bước xác nhận thứ hai cho người mất máy")
    GIVE_SUPPORT = "access.give_support", _("vào xem hộ như một người khác, chỉ xem")
    VIEW_LOG = "access.view_log", _("xem nhật ký")
