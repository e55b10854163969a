"""The room benefits as Django knows it."""

from django.apps import AppConfig


class Benefits(AppConfig):
    """Phúc lợi đoàn viên."""

    name = "congdoan.benefits"
    label = "benefits"
