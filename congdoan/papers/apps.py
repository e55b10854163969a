"""The room papers as Django knows it."""

from django.apps import AppConfig


class Papers(AppConfig):
    """Danh sách, quyết định."""

    name = "congdoan.papers"
    label = "papers"
    verbose_name = "danh sách, quyết định"
