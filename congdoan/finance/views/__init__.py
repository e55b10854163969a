"""Screens of the room finance."""

from congdoan.finance.views.contributions import CancelContribution, Collect, ContributionList, CorrectContribution, RecordContribution
from congdoan.finance.views.funds import CancelFund, CorrectFund, FundList, FundPage, OpenFund
from congdoan.finance.views.handover import CancelProof, HandoverPage, NameRecipients, ProofFile, PutProof
from congdoan.finance.views.handovers import CancelHandover, CorrectHandover, HandoverList, RecordHandover
from congdoan.finance.views.pages import PublishFund, Slips, TakeDownPage
from congdoan.finance.views.public import drive
from congdoan.finance.views.statements import CloseFund, ReopenFund, StatementPage

__all__ = [
    "CancelContribution", "CancelFund", "CancelHandover", "CancelProof", "CloseFund", "Collect", "ContributionList", "CorrectContribution",
    "CorrectFund", "CorrectHandover", "FundList", "FundPage", "HandoverList", "HandoverPage", "NameRecipients", "OpenFund", "ProofFile",
    "PublishFund", "PutProof", "RecordContribution", "RecordHandover", "ReopenFund", "Slips", "StatementPage", "TakeDownPage", "drive",
]  # fmt: skip
