"""The room units as Django knows it."""

from django.apps import AppConfig


class Units(AppConfig):
    """units."""

    name = "congdoan.units"
    label = "units"
