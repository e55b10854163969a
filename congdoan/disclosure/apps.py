"""The room disclosure as Django knows it."""

from django.apps import AppConfig


class Disclosure(AppConfig):
    """Công khai tài chính."""

    name = "congdoan.disclosure"
    label = "disclosure"
