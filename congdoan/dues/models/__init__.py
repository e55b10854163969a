"""Quy định theo ngày, nhóm đóng, bảng tháng, dòng của từng người, điều chỉnh."""

from congdoan.dues.models.remittance import Remittance
from congdoan.dues.models.rule import DuesRule, PayerGroup
from congdoan.dues.models.sheet import Adjustment, DuesLine, MonthSheet

__all__ = ["Adjustment", "DuesLine", "DuesRule", "MonthSheet", "PayerGroup", "Remittance"]
