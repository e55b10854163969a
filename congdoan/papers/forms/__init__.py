"""Forms of the room papers; each feeds one action."""

from congdoan.papers.forms.lists import TakeCandidates, TakeMembers

__all__ = ["TakeCandidates", "TakeMembers"]
