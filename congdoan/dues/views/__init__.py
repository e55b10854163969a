"""Screens of the room dues."""

from congdoan.dues.views.adjusting import AdjustmentList, Recompute
from congdoan.dues.views.bank import AccountPage, BankFile, BankLineList, Match, SetAccount, Unmatch
from congdoan.dues.views.bankfiles import BankFileList, CancelBankFile
from congdoan.dues.views.downward import CancelTransfer, DownwardList, RecordTransfer, TransferList
from congdoan.dues.views.groups import GroupPage, SetGroup
from congdoan.dues.views.levy import LevyDebtList, LevyLinePage, LevyList, ReceiptList
from congdoan.dues.views.levying import CancelReceipt, EnterMonth, EnterYear, RecomputeLevy, SetTerms
from congdoan.dues.views.paying import Slips
from congdoan.dues.views.people import DebtList, OwnDues, PaidList, PayerList
from congdoan.dues.views.reliefs import CancelRelief, RecordRelief, ReliefList
from congdoan.dues.views.sheets import LineList, SheetList
from congdoan.dues.views.upward import Remit, RemittanceList, UpwardList
from congdoan.dues.views.writing import BringUp, Enter, Fill, PayrollFile

__all__ = [
    "AccountPage",
    "AdjustmentList",
    "BankFile",
    "BankFileList",
    "BankLineList",
    "BringUp",
    "CancelReceipt",
    "CancelRelief",
    "CancelTransfer",
    "DebtList",
    "DownwardList",
    "Enter",
    "EnterMonth",
    "EnterYear",
    "Fill",
    "GroupPage",
    "LevyDebtList",
    "LevyLinePage",
    "LevyList",
    "LineList",
    "Match",
    "OwnDues",
    "PaidList",
    "PayerList",
    "PayrollFile",
    "ReceiptList",
    "Recompute",
    "RecomputeLevy",
    "RecordRelief",
    "RecordTransfer",
    "ReliefList",
    "Remit",
    "RemittanceList",
    "CancelBankFile",
    "SetAccount",
    "SetGroup",
    "SetTerms",
    "SheetList",
    "Slips",
    "TransferList",
    "Unmatch",
    "UpwardList",
]
