"""Ballot rules (thể lệ bầu cử) as dated data with their sources. [K]: known from practice or from a summary, not read in the text."""

import datetime
from dataclasses import dataclass

START = datetime.date(1929, 7, 28)


@dataclass(frozen=True)
class BallotRule:
    """Thể lệ: elected is who has more than ``share`` (numerator, denominator) of the ballots of ``base``, from a day on.

    base      "collected": phiếu thu về, the invalid ones included
    keep      months for which the ballots are kept under seal
    source    where the rule stands
    """

    valid_from: datetime.date
    base: str
    share: tuple
    keep: int
    source: str


RULES = (
    BallotRule(START, "collected", (1, 2), 6, "Hướng dẫn thi hành Điều lệ Công đoàn: quá nửa số phiếu bầu, tính trên phiếu thu về [K]"),
    BallotRule(
        datetime.date(2021, 6, 24), "collected", (1, 2), 6,
        "Hướng dẫn 28/HD-TLĐ ngày 24/06/2021: trúng cử khi quá nửa số phiếu thu về (theo bản tóm tắt) [K]",
    ),
)  # fmt: skip

TIE = "Bằng phiếu ở chỗ cuối: đại hội quyết định bầu lại giữa những người bằng phiếu; không lấy theo tuổi hay thâm niên"
TOO_FEW = "Thiếu số lượng: đại hội quyết định có bầu tiếp hay không [K]"


def rule_on(day):
    """The rule in force on a day."""
    return max((rule for rule in RULES if rule.valid_from <= day), key=lambda rule: rule.valid_from)
