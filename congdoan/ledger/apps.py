"""The room ledger as Django knows it; at start-up it gathers every room's vouchers.py."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class Ledger(AppConfig):
    """Sổ kế toán."""

    name = "congdoan.ledger"
    label = "ledger"

    def ready(self):
        autodiscover_modules("vouchers")
