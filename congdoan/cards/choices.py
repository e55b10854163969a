"""Kinds of cards and why one ends; the permissions of this room."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Permission(models.TextChoices):
    """Quyền của phòng thẻ đoàn viên."""

    VIEW_CARDS = "cards.view_cards", _("xem thẻ đoàn viên")
    ISSUE_CARD = "cards.issue_card", _("cấp, giao, thôi dùng thẻ đoàn viên")


class CardKind(models.TextChoices):
    """Loại thẻ."""

    ORDINARY = "ordinary", _("Thẻ thường")
    LINKED = "linked", _("Thẻ liên kết ngân hàng")


class WhyEnded(models.TextChoices):
    """Vì sao thẻ thôi giá trị."""

    LOST = "lost", _("Bị mất")
    DAMAGED = "damaged", _("Bị hỏng")
    RENEWED = "renewed", _("Đổi thẻ (đổi tên, đổi loại thẻ)")
    LEAKED = "leaked", _("Lộ mã QR")
    TAKEN_BACK = "taken_back", _("Thu hồi")
    MISTAKEN = "mistaken", _("Cấp nhầm")
