"""Forms of the room dues."""

from congdoan.dues.forms.bank import BankFile, BankLineFilter, Match, SetAccount, Unmatch
from congdoan.dues.forms.filters import DebtFilter, PayerFilter, SheetFilter
from congdoan.dues.forms.grid import Enter
from congdoan.dues.forms.levy import Cell, EnterLevy, LevyDebtFilter, LevyFilter, ReceiptFilter, RecordTransfer, SetTerms
from congdoan.dues.forms.payroll import Payroll
from congdoan.dues.forms.reliefs import RecordRelief, ReliefFilter
from congdoan.dues.forms.small import BringUp, Fill, Recompute, SetGroup
from congdoan.dues.forms.upward import PaidFilter, PeriodFilter, Remit, RemittanceFilter

__all__ = [
    "BankFile",
    "BankLineFilter",
    "BringUp",
    "Cell",
    "DebtFilter",
    "Enter",
    "EnterLevy",
    "Fill",
    "LevyDebtFilter",
    "LevyFilter",
    "Match",
    "PaidFilter",
    "PayerFilter",
    "Payroll",
    "ReceiptFilter",
    "Recompute",
    "RecordRelief",
    "RecordTransfer",
    "ReliefFilter",
    "Remit",
    "RemittanceFilter",
    "SetAccount",
    "SetGroup",
    "SetTerms",
    "SheetFilter",
    "Unmatch",
    "PeriodFilter",
]
