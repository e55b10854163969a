"""The room indicators as Django knows it; at start-up it gathers every room's indicators.py."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class Indicators(AppConfig):
    """Chỉ tiêu."""

    name = "congdoan.indicators"
    label = "indicators"

    def ready(self):
        autodiscover_modules("indicators")
