"""The room duplicates as Django knows it."""

from django.apps import AppConfig


class Duplicates(AppConfig):
    """duplicates."""

    name = "congdoan.duplicates"
    label = "duplicates"
