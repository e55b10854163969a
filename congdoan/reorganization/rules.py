"""Dated rules of this room, with their source."""

import datetime

UNDO_WINDOW = [
    # from, until, days after the carrying out within which a plan may be undone, source
    (datetime.date(1929, 7, 28), None, 30, "Phần mềm đặt ra; chưa có văn bản nào quy định [K]"),
]


def undo_days(on):
    """How many days after ``on``, the day of carrying out, a plan may be undone."""
    return next(days for start, end, days, _source in UNDO_WINDOW if start <= on and (end is None or on < end))
