"""The room budget as Django knows it."""

from django.apps import AppConfig


class Budget(AppConfig):
    """Dự toán, quyết toán."""

    name = "congdoan.budget"
    label = "budget"
