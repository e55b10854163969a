"""Trang tính: how an app declares one sheet of the union workbook. See docs/how-to/add-a-sheet.md."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from congdoan.kernel.text import header_key
from congdoan.workbooks import targets
from congdoan.workbooks.columns import Column, UnitCode
from congdoan.workbooks.rows import Existing, Row
from congdoan.workbooks.targets import Join, Mark, Split

__all__ = ["Existing", "Join", "Mark", "Row", "Sheet", "Split"]


@dataclass(eq=False, kw_only=True)
class Sheet:
    """Trang tính của sổ công đoàn; declared in an app's sheets.py, found at start-up.

    ``name``        as in the workbook ("Thăm hỏi"); matched whatever its case, marks and blanks
    ``prefix``      two to four capitals before the number in Mã dòng ("TH")
    ``columns``     in the order of export; a UnitCode column named "unit" is added at the end unless there is one or
                    ``of_unit`` is False (rows that lie in no unit, such as those of the sheet Đơn vị)
    ``permission``  needed at a row's unit to write it
    ``seen_with``   needed to see its rows: a book taken away by somebody without it leaves the sheet out, and says so
    ``sensitive``   True if its rows tell of illness or the like: taken along only where that is asked for
    ``guarded``     {column name: permission} of columns left out for those without it; never an empty column in their place
    ``needs``       names of the sheets whose rows this one names
    ``each``        name of a column that holds several people: one file row becomes one row for each of them
    ``split``, ``joins``, ``marks``  columns that files write as several: halves (Split), parts (Join), crosses (Mark)
    ``hints``       {title: column name} of wordings that mean the column more often than not: guessed, and confirmed by the officer

    ``existing(*, by, unit)``                     -> [Existing]: what stands in the database for ``unit`` and all below
    ``write(*, by, unit, new, changed, run)``     calls the app's bulk actions; sets ``row.pk`` on each of ``new``
    ``undo(*, by, unit, created, changed)``       ``created``: [pk]; ``changed``: [(pk, {name: old canonical value})]; and ``was={pk: row.was}``
                                                  where judge_all has put into the ``was`` of new rows what they change besides
    ``judge(row, run)``                           raises Refused(sentence, field=column name) for one row; no queries
    ``judge_all(rows, run)``                      the same for all rows at once, with row.refuse(...), row.warn(...)
    ``prepare(rows, run)``                        fills what an empty cell stands for, once all columns are looked up and before rows are matched
    ``match(rows, existing, run)``                sets row.match; without it rows match by their required columns
    ``known_by``                                  columns by whose text other sheets call a row (for rows in error)
    ``told_apart_by``                             column by whose value, in brackets after the name, two rows of one name are told apart;
                                                  without it a name is one row's alone (codes)
    ``questions``                                 Columns that stand in no file: what ``row.refuse(name, …, about=text)`` asks of a whole row
    """

    name: str
    prefix: str
    columns: tuple
    permission: Any
    existing: Callable
    write: Callable
    undo: Callable
    seen_with: Any = None
    guarded: dict = field(default_factory=dict)
    sensitive: bool = False
    needs: tuple = ()
    each: str | None = None
    of_unit: bool = True
    split: tuple = ()
    joins: tuple = ()
    marks: tuple = ()
    hints: dict = field(default_factory=dict)
    aliases: tuple = ()
    known_by: tuple = ()
    told_apart_by: str | None = None
    questions: tuple = ()
    prepare: Callable | None = None
    match: Callable | None = None
    judge: Callable | None = None
    judge_all: Callable | None = None
    _by_name: dict = field(init=False, repr=False, default_factory=dict)

    def __post_init__(self):
        if self.of_unit and not any(column.name == "unit" for column in self.columns):
            self.columns = (*self.columns, UnitCode("Đơn vị (mã)", "unit"))
        self._by_name = {column.name: column for column in self.columns}
        if len(self._by_name) != len(self.columns):
            raise ValueError(f"{self.name}: two columns have the same name")
        if self.each and self.each not in self._by_name:
            raise ValueError(f"{self.name}: each names no column")

    def column(self, name) -> Column:
        """The column of that name."""
        return self._by_name[name]

    def asked(self, name):
        """The column, or the question, that an answer can be about; None if there is none of that name."""
        return next((column for column in (*self.columns, *self.questions) if column.name == name), None)

    def has(self, name):
        """True if there is a column of that name."""
        return name in self._by_name

    @property
    def required(self):
        """Names of the required columns: a row's identity when it has no Mã dòng."""
        return tuple(column.name for column in self.columns if column.required and column.name != "unit")

    @cached_property
    def targets(self):
        """{token: Target}: all that a column of a file may stand for."""
        return targets.targets(self)

    @cached_property
    def keys(self):
        """{header key: token} by every title that this sheet understands."""
        return {header_key(title): token for title, token in targets.titles(self).items()}

    @cached_property
    def hinted(self):
        """{header key: token} of the wordings that are guessed."""
        return {header_key(title): token for title, token in self.hints.items()}

    @cached_property
    def words(self):
        """{header key: the folded words of the title}."""
        return {header_key(title): targets.words(title) for title in targets.titles(self)}
