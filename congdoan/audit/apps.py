"""The room audit as Django knows it."""

from django.apps import AppConfig


class Audit(AppConfig):
    """audit."""

    name = "congdoan.audit"
    label = "audit"
