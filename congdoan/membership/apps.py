"""The room membership as Django knows it."""

from django.apps import AppConfig


class Membership(AppConfig):
    """Đoàn viên."""

    name = "congdoan.membership"
    label = "membership"
    verbose_name = "đoàn viên"
