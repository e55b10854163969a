"""The permission of this room, and the facts of a person of which one value stands."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Permission(models.TextChoices):
    """Quyền của phòng trùng người."""

    MERGE_PERSONS = "duplicates.merge_persons", _("nhập hai người trùng làm một")


FACTS = {
    "full_name": _("Họ và tên"),
    "birth": _("Ngày sinh"),
    "sex": _("Giới tính"),
    "national_id": _("Số CCCD"),
    "phone": _("Điện thoại"),
    "email": _("Thư điện tử"),
    "ethnic_group": _("Dân tộc"),
    "professional_level": _("Trình độ chuyên môn"),
    "party": _("Vào Đảng"),
}
"""What is said of a person once: of two people who are one, one value of each stands."""
