"""When reports are due (hạn báo cáo), as dated data.

Statistics as of 31 May and 30 November: form Mẫu 1-HĐCĐ under Quyết định 1454/QĐ-TLĐ of 28 November 2014; whether it is still in
force and how many days the sending may take is not confirmed [K].
"""

import datetime
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Deadline:
    """Hạn: day and month each year, the kind of report and which half of the year it tells of (empty: the whole)."""

    month: int
    day: int
    kind: str
    half: str
    title: str
    valid_from: datetime.date
    source: str


_SOURCE = "Quyết định 1454/QĐ-TLĐ ngày 28/11/2014 [K: chưa rõ còn hiệu lực]"
DEADLINES = (
    Deadline(5, 31, "half-year", "H1", _("báo cáo 6 tháng đầu năm"), datetime.date(2014, 11, 28), _SOURCE),
    Deadline(11, 30, "year", "", _("báo cáo cuối năm"), datetime.date(2014, 11, 28), _SOURCE),
)


def due(today, within_days=14):
    """[(day, Deadline, period code)] of reports due within so many days."""
    found = []
    for deadline in DEADLINES:
        day = datetime.date(today.year, deadline.month, deadline.day)
        if deadline.valid_from <= today and 0 <= (day - today).days <= within_days:
            found.append((day, deadline, f"{today.year}-{deadline.half}" if deadline.half else str(today.year)))
    return found
