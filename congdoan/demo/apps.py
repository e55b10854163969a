"""The room's entry among the installed apps."""

from django.apps import AppConfig


class DemoConfig(AppConfig):
    """Sổ mẫu."""

    name = "congdoan.demo"
    verbose_name = "sổ mẫu"
