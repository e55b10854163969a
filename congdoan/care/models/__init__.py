"""Thăm hỏi, tin báo, tặng quà."""

from congdoan.care.models.gift import Gift
from congdoan.care.models.notice import Notice
from congdoan.care.models.visit import Visit

__all__ = ["Gift", "Notice", "Visit"]
