"""The room organization as Django knows it."""

from django.apps import AppConfig


class Organization(AppConfig):
    """Tổ chức."""

    name = "congdoan.organization"
    label = "organization"
    verbose_name = "tổ chức"
