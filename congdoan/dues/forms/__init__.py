"""Forms of the room dues."""

from congdoan.dues.forms.filters import DebtFilter, PayerFilter, SheetFilter
from congdoan.dues.forms.grid import Enter
from congdoan.dues.forms.levy import Cell, EnterLevy, LevyDebtFilter, LevyFilter, ReceiptFilter, RecordTransfer, SetTerms
from congdoan.dues.forms.payroll import Payroll
from congdoan.dues.forms.small import BringUp, Fill, Recompute, SetGroup
from congdoan.dues.forms.upward import Remit, UpwardFilter

__all__ = [
    "BringUp",
    "Cell",
    "DebtFilter",
    "Enter",
    "EnterLevy",
    "Fill",
    "LevyDebtFilter",
    "LevyFilter",
    "PayerFilter",
    "Payroll",
    "ReceiptFilter",
    "Recompute",
    "RecordTransfer",
    "Remit",
    "SetGroup",
    "SetTerms",
    "SheetFilter",
    "UpwardFilter",
]
