"""Screens of the room papers."""

from congdoan.papers.views.decision import DecisionPage
from congdoan.papers.views.decisions import DecisionFile, DecisionList, IssueDecision
from congdoan.papers.views.lists import TakeCandidates, TakeMembers
from congdoan.papers.views.scans import CancelScan, PutScan, ScanFile
from congdoan.papers.views.templates import ReplaceTemplate, TemplateFile, TemplateList, WithdrawTemplate

__all__ = [
    "CancelScan",
    "DecisionPage",
    "PutScan",
    "ScanFile",
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
