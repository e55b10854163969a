"""Screens of the room dues."""

from congdoan.dues.views.adjusting import AdjustmentList, Recompute
from congdoan.dues.views.groups import GroupPage, SetGroup
from congdoan.dues.views.people import DebtList, OwnDues, PayerList
from congdoan.dues.views.sheets import LineList, SheetList
from congdoan.dues.views.upward import Remit, RemittanceList, UpwardList
from congdoan.dues.views.writing import BringUp, Enter, Fill, PayrollFile

__all__ = [
    "AdjustmentList",
    "BringUp",
    "DebtList",
    "Enter",
    "Fill",
    "GroupPage",
    "LineList",
    "OwnDues",
    "PayerList",
    "PayrollFile",
    "Recompute",
    "Remit",
    "RemittanceList",
    "SetGroup",
    "SheetList",
    "UpwardList",
]
