"""Screens of the room congress."""

from congdoan.congress.views.congresses import CancelCongress, CongressList, CongressPage, CorrectCongress, RecordCongress
from congdoan.congress.views.elections import CancelElection, CorrectElection, ElectionPage, RecordElection, TakeUpPosts, TallyMinutes

__all__ = [
    "CancelCongress",
    "CancelElection",
    "CongressList",
    "CongressPage",
    "CorrectCongress",
    "CorrectElection",
    "ElectionPage",
    "RecordCongress",
    "RecordElection",
    "TakeUpPosts",
    "TallyMinutes",
]
