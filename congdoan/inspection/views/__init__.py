"""Screens of the room inspection."""

from congdoan.inspection.views.findings import Answer, FindingPage, Follow
from congdoan.inspection.views.inspections import Cancel, Change, Check, Conclude, DrawUp, InspectionPage, Issue, Minutes
from congdoan.inspection.views.lists import FindingList, InspectionList

__all__ = [
    "Answer", "Cancel", "Change", "Check", "Conclude", "DrawUp", "FindingList", "FindingPage", "Follow", "InspectionList",
    "InspectionPage", "Issue", "Minutes",
]  # fmt: skip
