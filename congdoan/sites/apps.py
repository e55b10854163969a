"""The room sites as Django knows it."""

from django.apps import AppConfig


class Sites(AppConfig):
    """Trang liên kết."""

    name = "congdoan.sites"
    label = "sites"
    verbose_name = "trang liên kết"
