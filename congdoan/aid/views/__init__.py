"""Screens of requests for aid."""

from congdoan.aid.views.lists import RequestList
from congdoan.aid.views.own import AskForAid, MyRequests
from congdoan.aid.views.requests import RequestPage
from congdoan.aid.views.steps import Approve, Back, Cancel, Complete, Give, GiveFirst, Name, Propose, Refuse

__all__ = [
    "Approve", "AskForAid", "Back", "Cancel", "Complete", "Give", "GiveFirst", "MyRequests", "Name", "Propose", "Refuse", "RequestList",
    "RequestPage",
]  # fmt: skip
