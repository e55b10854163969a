"""The room jobs as Django knows it; at start-up it gathers every room's tasks.py."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class Jobs(AppConfig):
    """Việc chạy nền."""

    name = "congdoan.jobs"
    label = "jobs"

    def ready(self):
        autodiscover_modules("tasks")
