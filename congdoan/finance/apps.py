"""The room finance as Django knows it."""

from django.apps import AppConfig


class Finance(AppConfig):
    """Quỹ, thu chi."""

    name = "congdoan.finance"
    label = "finance"
