"""The room handovers as Django knows it."""

from django.apps import AppConfig


class Handovers(AppConfig):
    """Bàn giao chức vụ."""

    name = "congdoan.handovers"
    label = "handovers"
    verbose_name = "bàn giao chức vụ"
