"""Screens of the room duplicates."""

from congdoan.duplicates.views.lists import CandidateList, MergeList
from congdoan.duplicates.views.pairs import MergePersons, TellApart, UndoMerge

__all__ = ["CandidateList", "MergeList", "MergePersons", "TellApart", "UndoMerge"]
