"""A list as it goes on A4: which columns, which of them never wrap, and whether the sheet lies on its side."""

from dataclasses import dataclass
from functools import cached_property

from congdoan.ui.tables import RIGID, Table, written

SHORT = 24  # letters; a column whose longest cell is no longer never wraps
LINES = 2  # into how many lines a text may break before the sheet is turned
LETTER, PADDING = 1.85, 3.2  # mm: an average letter of 11 points, and the two edges of a cell
PORTRAIT = 165  # mm between the margins of an upright sheet
MOST_UPRIGHT = 8  # columns, the running number among them
MANY = 8  # rows; in a shorter list nothing is said once for all
TOGETHER = 3  # rows that stay on the page of the signatures


@dataclass(frozen=True)
class PaperTable:
    """Bảng in: the printed columns of ``table`` that hold something in ``rows``, numbered from 1.

    ``known``: text that stands in the paper's head already (the unit's name) and is not repeated under every name.
    """

    table: Table
    rows: list
    known: str = ""

    @cached_property
    def columns(self):
        """Columns with their classes and lengths; a column without a single value stays off the paper."""
        shown = [column for column in self.table.columns if column.printed]
        filled = [column for column in shown if not self.rows or any(self._text(column, row) for row in self.rows)]
        said = {title for title, _text in self.common}
        return [self._measured(column) for column in filled if column.title not in said]

    @cached_property
    def common(self):
        """[(title, text)] of long texts that are the same in every row: said once above the table."""
        found = []
        for column in self.table.columns:
            if column.printed and column.kind == "text" and len(self.rows) >= MANY:
                texts = {self._text(column, row) for row in self.rows}
                found += [(column.title, text) for text in texts if len(texts) == 1 and len(text) > SHORT]
        return found

    @cached_property
    def ends(self):
        """The lines but the last few, and those: they stay with the signatures."""
        return self.lines[:-TOGETHER], self.lines[-TOGETHER:]

    @cached_property
    def lying(self):
        """True if the sheet is turned: more columns than an upright one holds, or texts too long for its width."""
        numbers = PADDING + 3 * LETTER
        needed = numbers + sum(entry["letters"] * LETTER + PADDING for entry in self.columns)
        return self.width > MOST_UPRIGHT or needed > PORTRAIT

    @property
    def width(self):
        """How many columns there are, the running number among them."""
        return len(self.columns) + 1

    @cached_property
    def lines(self):
        """Rows for the template: the running number and the cells."""
        return [{"number": number, "cells": [self._cell(entry, row) for entry in self.columns]} for number, row in enumerate(self.rows, 1)]

    def _cell(self, entry, row):
        column = entry["column"]
        return {"text": self._text(column, row), "note": self._note(column, row), "css": entry["css"], "head": entry["head"]}

    def _measured(self, column):
        texts = [self._text(column, row) for row in self.rows]
        lengths = sorted(len(text) for text in texts) or [0]
        rigid = column.kind in RIGID or lengths[-1] <= SHORT
        word = max((len(word) for text in [*texts, str(column.title)] for word in text.split()), default=0)
        usual = lengths[len(lengths) * 9 // 10]
        letters = lengths[-1] if rigid else min(usual, max(SHORT, -(-usual // LINES)))
        notes = max((len(self._note(column, row)) for row in self.rows), default=0) if rigid else 0
        css = [*(["cd-so"] if column.kind in ("money", "count") else []), *(["text-nowrap"] if rigid else [])]
        named = self.table.columns[self.table.head] is column
        return {"column": column, "css": " ".join(css), "letters": max(letters, word, notes), "head": named}

    def _text(self, column, row):
        return written(column.value(row), column.kind)

    def _note(self, column, row):
        note = str((column.note(row) if column.note else "") or "")
        return "" if note == self.known else note
