"""Trang tính của phòng finance: Quỹ và đợt vận động, Ủng hộ, Trao tặng."""

from congdoan.finance.sheets.contributions import CONTRIBUTIONS
from congdoan.finance.sheets.funds import FUNDS
from congdoan.finance.sheets.handovers import HANDOVERS

__all__ = ["CONTRIBUTIONS", "FUNDS", "HANDOVERS"]
