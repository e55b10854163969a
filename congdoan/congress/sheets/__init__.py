"""Trang tính của phòng congress: Đại hội, Bầu cử."""

from congdoan.congress.sheets.congresses import CONGRESSES
from congdoan.congress.sheets.elections import ELECTIONS

__all__ = ["CONGRESSES", "ELECTIONS"]
