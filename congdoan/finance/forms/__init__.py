"""Forms of the room finance: each feeds one action."""

from congdoan.finance.forms.collecting import Collect
from congdoan.finance.forms.contributions import ContributionFilter, GiveOnce
from congdoan.finance.forms.funds import CorrectFund, OpenFund
from congdoan.finance.forms.handovers import HandOver, HandoverFilter

__all__ = [
    "Collect",
    "ContributionFilter",
    "CorrectFund",
    "GiveOnce",
    "HandOver",
    "HandoverFilter",
    "OpenFund",
]
