"""Screens of the room dissolution."""

from congdoan.dissolution.views.files import CancelFile, CorrectFile, OpenFile, OpenForPlan, ReceiveFile, SignFile, TakeBack
from congdoan.dissolution.views.lines import AddLine, RemoveLine, SettleEmpty, SettleLine
from congdoan.dissolution.views.lists import FileList, MembersOfFile
from congdoan.dissolution.views.minutes import TakeAll, TakeMinutes
from congdoan.dissolution.views.pages import FilePage

__all__ = [
    "AddLine",
    "CancelFile",
    "CorrectFile",
    "FileList",
    "FilePage",
    "MembersOfFile",
    "OpenFile",
    "OpenForPlan",
    "ReceiveFile",
    "RemoveLine",
    "SettleEmpty",
    "SettleLine",
    "SignFile",
    "TakeAll",
    "TakeBack",
    "TakeMinutes",
]
