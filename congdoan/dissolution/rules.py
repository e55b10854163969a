"""Dated rules of this room, with their source."""

import datetime

OPENED_AHEAD = [
    # from, until, days before and after the effective day of a plan within which its files are opened by the clock, source
    (datetime.date(1929, 7, 28), None, 60, "Phần mềm đặt ra; chưa có văn bản nào quy định [K]"),
]
COPIES = 3
"""Bản của một biên bản: one for each side, one for the superior [K]."""


def opened_ahead(on):
    """Days around a plan's effective day in which the clock opens its files."""
    return next(days for start, end, days, _source in OPENED_AHEAD if start <= on and (end is None or on < end))
