"""Screens of the room papers."""

from congdoan.papers.views.lists import TakeCandidates, TakeMembers

__all__ = ["TakeCandidates", "TakeMembers"]
