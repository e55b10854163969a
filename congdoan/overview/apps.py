"""The room overview as Django knows it."""

from django.apps import AppConfig


class Overview(AppConfig):
    """Tổng quan."""

    name = "congdoan.overview"
    label = "overview"
