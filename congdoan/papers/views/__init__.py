"""Screens of the room papers."""

from congdoan.papers.views.decisions import DecisionFile, DecisionList, IssueDecision
from congdoan.papers.views.lists import TakeCandidates, TakeMembers
from congdoan.papers.views.templates import ReplaceTemplate, TemplateFile, TemplateList, WithdrawTemplate

__all__ = [
    "DecisionFile",
    "DecisionList",
    "IssueDecision",
    "ReplaceTemplate",
    "TakeCandidates",
    "TakeMembers",
    "TemplateFile",
    "TemplateList",
    "WithdrawTemplate",
]
