"""Căn cứ pháp lý of a decision by the day it is signed; each with its source."""

import datetime

GROUNDS = (
    (None, datetime.date(2025, 7, 1), "Căn cứ Luật Công đoàn số 12/2012/QH13 ngày 20 tháng 6 năm 2012"),
    (datetime.date(2025, 7, 1), None, "Căn cứ Luật Công đoàn số 50/2024/QH15 ngày 27 tháng 11 năm 2024"),
    (None, None, "Căn cứ Điều lệ Công đoàn Việt Nam"),
)
"""(from, until, words): Luật 50/2024/QH15 is in force since 1 July 2025 and ended Luật 12/2012/QH13."""


def grounds_on(day):
    """The lines "Căn cứ …" of a decision signed on a day."""
    return [words for start, end, words in GROUNDS if (start is None or start <= day) and (end is None or day < end)]
