"""Rules of moving, pausing and standards as dated data with their sources; ``confirmed`` is False where the text itself was not read [K]."""

import datetime
from dataclasses import dataclass

from django.db.models import F, Q

from congdoan.membership.choices import QualificationKind, SuspensionReason

START = datetime.date(1929, 7, 28)
ANSWER_IS_NEWS = 14
"""Days for which an answer that asks nothing of anybody stands in the week of those who had asked."""


@dataclass(frozen=True)
class TransferRule:
    """Hạn trả lời đề nghị chuyển sinh hoạt: within ``days`` days the old unit answers, else both sides see that it is late."""

    valid_from: datetime.date
    days: int
    source: str
    confirmed: bool


@dataclass(frozen=True)
class SuspensionRule:
    """Tạm dừng sinh hoạt: what it changes, from a day on.

    counted    still counted among the members
    free       reasons for which no dues are owed, where the pause lasts ``least`` days or more; other reasons owe them as before
    """

    valid_from: datetime.date
    counted: bool
    free: frozenset
    least: int
    source: str
    confirmed: bool


@dataclass(frozen=True)
class Standard:
    """Tiêu chuẩn trình độ: who is in a unit of ``kinds`` (and, where ``posts`` are named, holds one) needs these ranks, from a day to a day.

    needs      {QualificationKind: least rank} (membership.levels)
    """

    valid_from: datetime.date
    valid_until: datetime.date | None
    kinds: tuple
    posts: tuple
    needs: dict
    source: str
    confirmed: bool

    def holds_on(self, day):
        """True if it is in force on a day."""
        return self.valid_from <= day and (self.valid_until is None or day < self.valid_until)


_AT_WORK = ("grassroots_union", "member_grassroots_union", "union_section", "union_group", "occupational_union")
_NEW_STANDARD = datetime.date(2019, 12, 25)
STANDARDS = (
    Standard(
        datetime.date(2004, 1, 16), _NEW_STANDARD, _AT_WORK, (),
        {QualificationKind.GENERAL: 2, QualificationKind.PROFESSIONAL: 2, QualificationKind.POLITICAL: 1},
        "Quyết định 04/2004/QĐ-BNV, Thông tư 06/2012/TT-BNV: cán bộ, công chức xã, phường, thị trấn", False,
    ),
    Standard(
        _NEW_STANDARD, None, _AT_WORK, (),
        {QualificationKind.GENERAL: 3, QualificationKind.PROFESSIONAL: 2, QualificationKind.POLITICAL: 1},
        "Thông tư 13/2019/TT-BNV: cán bộ, công chức xã; văn hóa trung học phổ thông, chuyên môn từ trung cấp, có bồi dưỡng lý luận chính trị", False,
    ),
)  # fmt: skip
TRANSFER_RULES = (TransferRule(START, 15, "Lệ thường của công đoàn cơ sở; Điều lệ chỉ nói đưa thẻ ở nơi mới", False),)
SUSPENSION_RULES = (
    SuspensionRule(
        START, True, frozenset({SuspensionReason.UNPAID_LEAVE, SuspensionReason.CONTRACT}), 30,
        "Điều lệ Công đoàn Việt Nam: nghỉ việc không hưởng lương từ một tháng trở lên thì không đóng đoàn phí trong thời gian ấy", False,
    ),
)  # fmt: skip


def _on(rules, day):
    """The rule of a day; before the first of them that one."""
    return max((rule for rule in rules if rule.valid_from <= day), key=lambda rule: rule.valid_from, default=rules[0])


def transfer_rule_on(day):
    """The rule of answering in force on a day."""
    return _on(TRANSFER_RULES, day)


def suspension_rule_on(day):
    """The rule of pausing in force on a day."""
    return _on(SUSPENSION_RULES, day)


def standards_on(day):
    """The standards in force on a day."""
    return [standard for standard in STANDARDS if standard.holds_on(day)]


def answer_due(asked_on):
    """The last day on which the old unit's answer is in time."""
    return asked_on + datetime.timedelta(days=transfer_rule_on(asked_on).days)


def free_of_dues_q(day):
    """Q for pauses that hold on a day: those during which no dues are owed that day; one without an end counts as long enough."""
    rule = suspension_rule_on(day)
    long_enough = Q(valid_until__isnull=True) | Q(valid_until__gte=F("valid_from") + datetime.timedelta(days=rule.least))
    return long_enough & Q(reason__in=[*map(str, rule.free), ""])
