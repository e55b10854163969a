"""The room ledger as Django knows it."""

from django.apps import AppConfig


class Ledger(AppConfig):
    """Sổ kế toán."""

    name = "congdoan.ledger"
    label = "ledger"
