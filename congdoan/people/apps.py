"""The room people as Django knows it."""

from django.apps import AppConfig


class People(AppConfig):
    """people."""

    name = "congdoan.people"
    label = "people"
