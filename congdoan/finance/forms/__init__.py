"""Forms of the room finance: each feeds one action."""

from congdoan.finance.forms.collecting import Collect
from congdoan.finance.forms.contributions import CancelRecord, ContributionFilter, GiveOnce
from congdoan.finance.forms.funds import CorrectFund, OpenFund
from congdoan.finance.forms.handovers import HandOver, HandoverFilter

__all__ = [
    "CancelRecord",
    "Collect",
    "ContributionFilter",
    "CorrectFund",
    "GiveOnce",
    "HandOver",
    "HandoverFilter",
    "OpenFund",
]
