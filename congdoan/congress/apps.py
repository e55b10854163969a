"""The room congress as Django knows it."""

from django.apps import AppConfig


class Congress(AppConfig):
    """Đại hội, bầu cử."""

    name = "congdoan.congress"
    label = "congress"
