"""Quỹ, khoản ủng hộ, lần trao tặng."""

from congdoan.finance.models.contribution import Contribution
from congdoan.finance.models.fund import Fund
from congdoan.finance.models.handover import Handover

__all__ = ["Contribution", "Fund", "Handover"]
