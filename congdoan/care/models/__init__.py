"""Thăm hỏi, tin báo, tặng quà, định mức chi."""

from congdoan.care.models.gift import Gift
from congdoan.care.models.norm import Norm
from congdoan.care.models.notice import Notice
from congdoan.care.models.visit import Visit

__all__ = ["Gift", "Norm", "Notice", "Visit"]
