"""Ballot rules (thể lệ bầu cử) as dated data with their sources; ``confirmed`` is False where the text itself was not read [K]."""

import datetime
from dataclasses import dataclass

START = datetime.date(1929, 7, 28)


@dataclass(frozen=True)
class BallotRule:
    """Thể lệ: elected is who has more than ``share`` (numerator, denominator) of the ballots of ``base``, from a day on.

    base      "collected": phiếu thu về, the invalid ones included
    tie       what happens when the last seats are tied; too_few: when seats stay empty
    keep      months for which the ballots are kept under seal
    source    where the rule stands
    confirmed the text itself was read
    """

    valid_from: datetime.date
    base: str
    share: tuple
    tie: str
    too_few: str
    keep: int
    source: str
    confirmed: bool


_TIE = "Bằng phiếu ở chỗ cuối thì chưa ai trúng cử: đại hội bầu lại giữa những người bằng phiếu, không lấy theo tuổi hay thâm niên."
_TOO_FEW = "Thiếu số lượng thì đại hội quyết định có bầu tiếp hay không."
RULES = (
    BallotRule(
        START, "collected", (1, 2), _TIE, _TOO_FEW, 6,
        "Hướng dẫn thi hành Điều lệ Công đoàn: quá nửa số phiếu bầu, tính trên phiếu thu về", False,
    ),
    BallotRule(
        datetime.date(2021, 6, 24), "collected", (1, 2), _TIE, _TOO_FEW, 6,
        "Hướng dẫn 28/HD-TLĐ ngày 24/06/2021: trúng cử khi quá nửa số phiếu thu về", False,  # read in a summary
    ),
)  # fmt: skip


def rule_on(day):
    """The rule in force on a day."""
    return max((rule for rule in RULES if rule.valid_from <= day), key=lambda rule: rule.valid_from)
