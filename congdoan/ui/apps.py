"""The room ui as Django knows it; at start-up it gathers every room's navigation.py."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class Ui(AppConfig):
    """Giao diện."""

    name = "congdoan.ui"
    label = "ui"

    def ready(self):
        autodiscover_modules("navigation")
