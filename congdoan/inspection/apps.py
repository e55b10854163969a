"""The room inspection as Django knows it."""

from django.apps import AppConfig


class Inspection(AppConfig):
    """Kiểm tra."""

    name = "congdoan.inspection"
    label = "inspection"
