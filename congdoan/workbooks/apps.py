"""The room workbooks as Django knows it; at start-up it gathers every room's sheets.py."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class Workbooks(AppConfig):
    """Sổ Excel."""

    name = "congdoan.workbooks"
    label = "workbooks"

    def ready(self):
        from congdoan.workbooks import checks  # noqa: F401  registers the check

        autodiscover_modules("sheets")
