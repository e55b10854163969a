"""Screens of requests for aid."""

from congdoan.aid.views.evidence import Attach, AttachOwn, EvidenceFile, OwnFile, Withdraw, WithdrawOwn
from congdoan.aid.views.lists import RequestList
from congdoan.aid.views.own import AskForAid, MyRequests
from congdoan.aid.views.requests import RequestPage
from congdoan.aid.views.steps import Approve, Back, Cancel, Complete, Give, GiveFirst, Name, Propose, Refuse

__all__ = [
    "Approve", "AskForAid", "Attach", "AttachOwn", "Back", "Cancel", "Complete", "EvidenceFile", "Give", "GiveFirst", "MyRequests", "Name",
    "OwnFile", "Propose", "Refuse", "RequestList", "RequestPage", "Withdraw", "WithdrawOwn",
]  # fmt: skip
