"""The room reorganization as Django knows it."""

from django.apps import AppConfig


class Reorganization(AppConfig):
    """reorganization."""

    name = "congdoan.reorganization"
    label = "reorganization"
