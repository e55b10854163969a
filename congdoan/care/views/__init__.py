"""Screens of the care book."""

from congdoan.care.views.books import GiftBook, VisitBook, WaitingList
from congdoan.care.views.gifts import CancelGift, CorrectGift, GiftDetail
from congdoan.care.views.giving import GiveGifts
from congdoan.care.views.norms import AddNorm, CancelNorm, CorrectNorm, EndNormScreen, NormDetail, NormList
from congdoan.care.views.notices import CancelNotice, ReportNotice
from congdoan.care.views.signing import SignSheet, VisitSignSheet
from congdoan.care.views.sums import SourceSums
from congdoan.care.views.unmet import Unmet
from congdoan.care.views.visits import CancelVisit, CorrectVisit, RecordVisit, VisitDetail

__all__ = [
    "AddNorm",
    "CancelGift",
    "CancelNorm",
    "CancelNotice",
    "CancelVisit",
    "CorrectGift",
    "CorrectNorm",
    "CorrectVisit",
    "EndNormScreen",
    "GiftBook",
    "GiftDetail",
    "GiveGifts",
    "NormDetail",
    "NormList",
    "RecordVisit",
    "ReportNotice",
    "SignSheet",
    "SourceSums",
    "Unmet",
    "VisitBook",
    "VisitDetail",
    "VisitSignSheet",
    "WaitingList",
]
