"""Một dòng của sổ: as read from the file, with canonical values, what it was matched with, and what is wrong with it."""

import datetime
from dataclasses import dataclass, field
from typing import Any

from congdoan.workbooks import problems as found
from congdoan.workbooks.choices import RowStatus
from congdoan.workbooks.columns.base import as_text


@dataclass
class Existing:
    """Dòng đã có: a row of the database as the sheet would show it.

    ``cells``: {column name: canonical value} of *all* the sheet's columns but the unit's (None for an empty cell);
    ``unit_id``: the unit it belongs to; ``version``: how often it was written, 1 for one that nobody has touched since.
    """

    pk: int
    cells: dict
    unit_id: int | None = None
    version: int = 1


@dataclass(eq=False)
class Row:
    """Dòng: what apps get in judge, write and resolve.

    ``row["amount"]`` is the canonical value as the row will stand: from the file; where the file has no such column, from
    the matched row; None if empty. ``row.day("visited_on")`` is a date, ``row.unit`` the unit it belongs to. ``write`` sets
    ``row.pk`` on new rows.
    """

    sheet: Any  # Sheet
    number: int  # as Excel numbers it
    raw: dict  # {column name: value as read}
    table: Any  # reading.Table: the sheet as it stands in the file
    unit: Any = None  # units.Unit
    part: int = 0  # which of the rows that one file row stands for (Tất cả)
    many: bool = False  # True if the file row stands for several
    code: str = ""  # Mã dòng as read
    extra: dict = field(default_factory=dict)  # unknown columns: {title: text}
    cells: dict = field(default_factory=dict)
    match: Existing | None = None
    pk: int | None = None
    problems: list = field(default_factory=list)
    read_as: dict = field(default_factory=dict)  # {column name: [(text as an answer has it, text as typed)]}
    under: dict = field(default_factory=dict)  # {column name: the heading that its cell stands under}, where several stand for it
    facts: Any = None  # what the sheet's own judge, judge_all and write make of the cells, for one another
    assumed: set = field(default_factory=set)  # names of empty cells that ``prepare`` filled: no change of what stands in the book
    was: dict = field(default_factory=dict)  # what a new row is about to change besides, as JSON: handed back to the sheet's undo
    _changes: dict | None = field(default=None, repr=False)

    def __getitem__(self, name):
        if name in self.cells or self.match is None:
            return self.cells.get(name)
        return self.match.cells.get(name)

    def day(self, name):
        """The date in a Date or LastDay column, or None."""
        value = self[name]
        return None if value is None else datetime.date.fromisoformat(value)

    def day_after(self, name):
        """The day after a LastDay: the exclusive end that is stored, or None."""
        day = self.day(name)
        return None if day is None else day + datetime.timedelta(days=1)

    @property
    def given(self):
        """Names of the columns that the file has."""
        return self.table.given

    @property
    def in_error(self):
        """True if something keeps the row out."""
        return bool(self.problems) and any(problem.blocks for problem in self.problems)

    @property
    def unread(self):
        """Names of the columns whose cell says something that could not be read or found, or that should say something and does not."""
        lacking = {column.name for column in self.sheet.columns if column.required and self[column.name] is None}
        return lacking | {name for name, raw in self.raw.items() if raw is not None and self.cells.get(name) is None}

    @property
    def changes(self):
        """{column name: (old, new)} of the given cells that differ from the matched row."""
        if self.match is None:
            return {}
        if self._changes is None:
            given = {name: value for name, value in self.cells.items() if name in self.given}
            self._changes = {name: (self._old(name), value) for name, value in given.items() if self._old(name) != value}
        return self._changes

    @property
    def status(self):
        """RowStatus: error, new, changed or same."""
        if self.in_error:
            return RowStatus.ERROR
        if self.match is None:
            return RowStatus.NEW
        return RowStatus.CHANGED if self.changes else RowStatus.SAME

    def assume(self, name, value):
        """What an empty cell stands for in a new row; a row of the book keeps what it has."""
        self.cells[name] = value
        self.assumed.add(name)

    def keep_assumed(self):
        """The row is one of the book: its empty cells that stand for something stand for what the book has."""
        for name in self.assumed:
            self.cells[name] = self.match.cells.get(name)

    def keep_unsaid(self):
        """The row is one of the book: its empty cells, and days that say less than the book's, leave what the book has."""
        for name, value in self.cells.items():
            known = self._old(name)
            if known == value or known is None:
                continue
            if (self.raw.get(name) if name == "unit" else value) is None or self.sheet.column(name).says_less(value, known):
                self.cells[name] = known

    def refuse(self, name, sentence, fix="", kind=found.REFUSED, about=None, asks=None, title=""):
        """Keeps the row out; ``name`` is the column's name (None: the whole row).

        ``about``: the text of the cell that an answer may read otherwise (workbooks.answers); by default the whole cell where it could not
        be read or found. ``asks``: the question that the answer is to, where it is not the column's own. ``title``: the heading to blame,
        where several stand for the column.
        """
        self._add(name, sentence, fix, kind, blocks=True, about=about, asks=asks, title=title)

    def warn(self, name, sentence, fix="", kind=found.LOOK_ALIKE, about="", asks=None):
        """Shows a sentence beside the cell; the row still goes in. ``about``: the text as typed that an answer reads otherwise."""
        self._add(name, sentence, fix, kind, blocks=False, about=about, asks=asks)

    def meant(self, name):
        """The cell as it is read: what stands there, or what an answer has put in its place."""
        if name in self.read_as:
            return self.sheet.column(name).joined([meant for meant, _typed in self.read_as[name]])
        return self.raw.get(name)

    def asked(self, name):
        """What ``refuse`` takes as ``about`` for a whole cell that can be typed anew."""
        return as_text(self.raw[name]) if self.raw.get(name) is not None else ""

    def value_at(self, name):
        """What stands in the cell, as text."""
        column = self.sheet.column(name) if name else None
        return column.show(self.raw.get(name)) if column else ""

    def title_of(self, name):
        """The column's title in this file."""
        if not name:
            return ""
        return self.under.get(name) or self.table.titles.get(name) or self.sheet.column(name).title

    def _about(self, name, kind, about):
        """The text as typed that a problem is about; empty where no answer can help."""
        if about is None:
            column = self.sheet.column(name) if name else None
            if column is None or self.raw.get(name) is None or str(kind) not in map(str, (found.NOT_FOUND, found.AMBIGUOUS, column.kind)):
                return ""
            typed = column.texts(self.raw[name])
            return typed[0] if len(typed) == 1 else ""
        return dict(self.read_as.get(name, ())).get(about, about)

    def _add(self, name, sentence, fix, kind, blocks, about=None, asks=None, title=""):
        asked = asks or (name if about is not None else None)
        name = name if name and self.sheet.has(name) else None
        about = self._about(name, kind, about) if blocks else about or ""
        self.problems.append(
            found.Problem(
                sheet=self.table.title,
                row=self.number,
                column=title or self.title_of(name),
                value=self.value_at(name),
                sentence=sentence,
                fix=fix,
                kind=kind,
                blocks=blocks,
                name=(asked or name or "") if about else "",
                about=about[: found.MOST_ASKED],
            )
        )

    def _old(self, name):
        return self.match.unit_id if name == "unit" else self.match.cells.get(name)
