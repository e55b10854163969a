"""The room access as Django knows it; at start-up it gathers every room's permissions.py, and all actions."""

import importlib
import importlib.util
import pkgutil

from django.apps import AppConfig, apps
from django.utils.module_loading import autodiscover_modules


class Access(AppConfig):
    """Quyền."""

    name = "congdoan.access"
    label = "access"

    def ready(self):
        autodiscover_modules("permissions")
        for room in apps.get_app_configs():
            if room.name.startswith("congdoan.") and room.name != self.name:
                _import_actions(f"{room.name}.actions")


def _import_actions(package):
    """Imports a room's actions, so that the rights table, the log and the screens know every one of them."""
    if importlib.util.find_spec(package) is None:
        return
    for module in pkgutil.walk_packages(importlib.import_module(package).__path__, f"{package}."):
        importlib.import_module(module.name)
