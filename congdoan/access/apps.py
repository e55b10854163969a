"""The room access as Django knows it; at start-up it gathers every room's permissions.py."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class Access(AppConfig):
    """Quyền."""

    name = "congdoan.access"
    label = "access"

    def ready(self):
        autodiscover_modules("permissions")
