"""The room cards as Django knows it."""

from django.apps import AppConfig


class Cards(AppConfig):
    """Thẻ đoàn viên."""

    name = "congdoan.cards"
    label = "cards"
    verbose_name = "thẻ đoàn viên"
