"""Forms of the room papers; each feeds one action."""

from congdoan.papers.forms.decisions import Agree, DecisionFilter, IssueDecision, ReplaceTemplate
from congdoan.papers.forms.lists import TakeCandidates, TakeMembers
from congdoan.papers.forms.scans import PutScan

__all__ = ["Agree", "DecisionFilter", "PutScan", "IssueDecision", "ReplaceTemplate", "TakeCandidates", "TakeMembers"]
