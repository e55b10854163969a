"""Dated rules of this room, with their source."""

import datetime

UNDO_WINDOW = [
    # from, until, days within which a merge of two persons may be undone, source
    (datetime.date(1929, 7, 28), None, 30, "Phần mềm đặt ra; chưa có văn bản nào quy định [K]"),
]


def undo_until(on):
    """The last day on which a merge of day ``on`` may be undone."""
    days = next(days for start, end, days, _source in UNDO_WINDOW if start <= on and (end is None or on < end))
    return on + datetime.timedelta(days=days)
