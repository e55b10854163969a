"""Screens of estimates and settlements."""

from congdoan.budget.views.below import EstimatesBelow, EstimateSum, SettlementsBelow, SettlementSum
from congdoan.budget.views.pages import EstimatePage
from congdoan.budget.views.settlements import SettlementPage
from congdoan.budget.views.steps import Agree, Approve, DrawEstimate, DrawSettlement, GiveBack, Send
from congdoan.budget.views.years import Years

__all__ = [
    "Agree",
    "Approve",
    "DrawEstimate",
    "DrawSettlement",
    "EstimatePage",
    "EstimateSum",
    "EstimatesBelow",
    "GiveBack",
    "Send",
    "SettlementPage",
    "SettlementSum",
    "SettlementsBelow",
    "Years",
]
