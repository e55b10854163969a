"""Screens of the room finance."""

from congdoan.finance.views.contributions import CancelContribution, Collect, ContributionList, CorrectContribution, RecordContribution
from congdoan.finance.views.funds import CancelFund, CorrectFund, FundList, FundPage, OpenFund
from congdoan.finance.views.handovers import CancelHandover, CorrectHandover, HandoverList, RecordHandover

__all__ = [
    "CancelContribution",
    "CancelFund",
    "CancelHandover",
    "Collect",
    "ContributionList",
    "CorrectContribution",
    "CorrectFund",
    "CorrectHandover",
    "FundList",
    "FundPage",
    "HandoverList",
    "OpenFund",
    "RecordContribution",
    "RecordHandover",
]
