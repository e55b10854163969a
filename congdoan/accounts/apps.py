"""The room accounts as Django knows it."""

from django.apps import AppConfig


class Accounts(AppConfig):
    """accounts."""

    name = "congdoan.accounts"
    label = "accounts"
