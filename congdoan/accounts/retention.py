"""Giữ bao lâu: how long what sign-ins leave behind is kept, as dated data with its source; ``confirmed`` is False where not read [K]."""

import datetime
from dataclasses import dataclass


@dataclass(frozen=True)
class KeepingRule:
    """Hạn giữ phiên đăng nhập: ``days`` after a sign-in was last used, its row (device, moments) is deleted."""

    valid_from: datetime.date
    days: int
    source: str
    confirmed: bool


KEEPING_RULES = (
    KeepingRule(
        datetime.date(2017, 7, 1), 90,
        "Luật An toàn thông tin mạng 86/2015/QH13 và thông tư hướng dẫn: nhật ký hệ thống cấp độ 2 giữ ít nhất 3 tháng [K]; "
        "Luật Bảo vệ dữ liệu cá nhân: không giữ lâu hơn cần thiết", False,
    ),
)  # fmt: skip


def keeping_rule_on(day):
    """The rule in force on a day."""
    return max((rule for rule in KEEPING_RULES if rule.valid_from <= day), key=lambda rule: rule.valid_from)
