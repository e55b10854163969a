"""Trang tính của phòng chăm lo: Thăm hỏi, Tặng quà."""

from congdoan.care.sheets.gifts import GIFTS
from congdoan.care.sheets.visits import VISITS

__all__ = ["GIFTS", "VISITS"]
