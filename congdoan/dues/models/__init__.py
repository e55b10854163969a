"""Quy định theo ngày, nhóm đóng, bảng tháng, dòng của từng người, điều chỉnh; kinh phí của cơ quan; nộp lên, cấp về."""

from congdoan.dues.models.bank import BankAccount, BankLine, BankStatement
from congdoan.dues.models.levy import LevyAdjustment, LevyLine, LevyReceipt, LevyTerms, LevyTransfer, LevyTransferPart
from congdoan.dues.models.relief import LevyRelief
from congdoan.dues.models.remittance import Remittance, RemittancePart
from congdoan.dues.models.rule import DuesRule, PayerGroup
from congdoan.dues.models.sheet import Adjustment, DuesLine, MonthSheet

__all__ = [
    "Adjustment",
    "BankAccount",
    "BankLine",
    "BankStatement",
    "DuesLine",
    "DuesRule",
    "LevyAdjustment",
    "LevyLine",
    "LevyReceipt",
    "LevyRelief",
    "LevyTerms",
    "LevyTransfer",
    "LevyTransferPart",
    "MonthSheet",
    "PayerGroup",
    "Remittance",
    "RemittancePart",
]
