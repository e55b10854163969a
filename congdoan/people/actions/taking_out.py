"""Bỏ khỏi sổ: the one way in which a record of any room is taken out; a plain call from the guarded action of that room."""

from congdoan.people import policies

CHANGED = ["cancelled_on", "cancel_reason", "version"]
"""Columns that taking out writes."""


def one(row, *, by, reason):
    """Bỏ một dòng ghi nhầm khỏi sổ: it stays, with day and ``reason`` (a sentence), and leaves every list and figure. Returns the row.

    ``row``: a ``people.recorded.Recorded``, as it stands now and locked. Refused without a reason.
    """
    policies.check_reason(reason)
    mark(row, by=by, reason=reason)
    row.save(update_fields=CHANGED)
    return row


def mark(row, *, by, reason):
    """The same, not yet written: for many rows that are written together."""
    row.cancelled_on, row.cancel_reason, row.version = by.today, reason, row.version + 1
