"""Forms of the room papers; each feeds one action."""

from congdoan.papers.forms.decisions import Agree, DecisionFilter, IssueDecision, ReplaceTemplate
from congdoan.papers.forms.lists import TakeCandidates, TakeMembers

__all__ = ["Agree", "DecisionFilter", "IssueDecision", "ReplaceTemplate", "TakeCandidates", "TakeMembers"]
