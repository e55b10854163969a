"""The room dues as Django knows it."""

from django.apps import AppConfig


class Dues(AppConfig):
    """Đoàn phí, kinh phí công đoàn."""

    name = "congdoan.dues"
    label = "dues"
