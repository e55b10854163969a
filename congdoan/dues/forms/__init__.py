"""Forms of the room dues."""

from congdoan.dues.forms.filters import DebtFilter, PayerFilter, SheetFilter
from congdoan.dues.forms.grid import Enter
from congdoan.dues.forms.payroll import Payroll
from congdoan.dues.forms.small import BringUp, Fill, Recompute, SetGroup
from congdoan.dues.forms.upward import Remit, UpwardFilter

__all__ = [
    "BringUp",
    "DebtFilter",
    "Enter",
    "Fill",
    "PayerFilter",
    "Payroll",
    "Recompute",
    "Remit",
    "SetGroup",
    "SheetFilter",
    "UpwardFilter",
]
