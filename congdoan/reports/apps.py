"""The room reports as Django knows it; at start-up it gathers every room's reports.py."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class Reports(AppConfig):
    """Báo cáo."""

    name = "congdoan.reports"
    label = "reports"

    def ready(self):
        autodiscover_modules("reports")
