"""Forms of the room finance: each feeds one action."""

from congdoan.finance.forms.collecting import Collect
from congdoan.finance.forms.contributions import ContributionFilter, GiveOnce
from congdoan.finance.forms.drives import CloseFund, NameRecipients, PublishFund, PutProof, Reason
from congdoan.finance.forms.funds import CorrectFund, OpenFund
from congdoan.finance.forms.handovers import HandOver, HandoverFilter

__all__ = [
    "CloseFund",
    "Collect",
    "ContributionFilter",
    "CorrectFund",
    "GiveOnce",
    "HandOver",
    "HandoverFilter",
    "NameRecipients",
    "OpenFund",
    "PublishFund",
    "PutProof",
    "Reason",
]
