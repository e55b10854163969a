"""Cách hiểu: what an officer has said a text of a column is to be read as ("Tổ 1" là HL-T1), one decision for many rows.

Answers stand in the batch, so that preview and commit read alike; those that will hold for the unit's next files are kept as Answer
besides. An answer is a text that the column's own reader or look-up reads in place of what was typed.
"""

from congdoan.kernel import names
from congdoan.workbooks.models import Answer
from congdoan.workbooks.problems import MOST_ASKED

BLANK = "(để trống)"
"""The answer by which a cell that cannot be read stays empty, in columns that may."""


def key_of(text):
    """What two ways of typing the same text have in common: case, blanks and the place of the tone do not count."""
    return names.match_key(text)[:MOST_ASKED]


class Answers:
    """Các cách hiểu of one run; it remembers which of them were used."""

    def __init__(self, said=()):
        self._by_place, self._used = {}, set()
        for one in said:
            self._by_place.setdefault((one["sheet"], one["column"]), {})[key_of(one["text"])] = one

    def about(self, sheet, column):
        """True if there is any answer for a column (of most there is none)."""
        return (sheet.name, column) in self._by_place

    def find(self, sheet, column, text):
        """The answer about a text, as the batch keeps it, or None."""
        key = key_of(text)
        found = self._by_place.get((sheet.name, column), {}).get(key)
        if found is not None:
            self._used.add((sheet.name, column, key))
        return found

    def used(self, said):
        """Those answers of a batch that some cell asked for."""
        return [one for one in said if (one["sheet"], one["column"], key_of(one["text"])) in self._used]


def without(said, sheet, column, text):
    """The answers of a batch without the one about a text."""
    place = (sheet.name, column, key_of(text))
    return [one for one in said if (one["sheet"], one["column"], key_of(one["text"])) != place]


def remembered(unit):
    """The answers that a new file of the unit begins with, as a batch keeps them."""
    return [
        {"sheet": one.sheet, "column": one.column, "text": one.text, "value": one.value, "known": True}
        for one in Answer.objects.filter(unit=unit).order_by("pk")
    ]
