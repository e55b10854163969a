"""Screens of the room handovers."""

from congdoan.handovers.views.lists import AwaitedList, HandoverList
from congdoan.handovers.views.one import (
    CancelHandover,
    DrawHandover,
    FillHandover,
    GiveHandover,
    HandoverFile,
    HandoverPage,
    SettleHandover,
    TakeHandover,
)

__all__ = [
    "AwaitedList",
    "CancelHandover",
    "DrawHandover",
    "FillHandover",
    "GiveHandover",
    "HandoverFile",
    "HandoverList",
    "HandoverPage",
    "SettleHandover",
    "TakeHandover",
]
