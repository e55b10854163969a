"""The room extras as Django knows it."""

from django.apps import AppConfig


class Extras(AppConfig):
    """Thông tin thêm."""

    name = "congdoan.extras"
    label = "extras"
    verbose_name = "thông tin thêm"
