"""The room care as Django knows it."""

from django.apps import AppConfig


class Care(AppConfig):
    """Chăm lo."""

    name = "congdoan.care"
    label = "care"
