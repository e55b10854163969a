"""How a cell of a messy file and what must come of it are written down."""

import datetime
from dataclasses import dataclass, field
from typing import Any

from congdoan.kernel.text import squeeze

UNSAID = object()
ANYTHING = " "  # every sentence has a blank


@dataclass(frozen=True)
class Cell:
    """Ô: what is typed; ``want``: what must be stored (UNSAID: as typed); ``warned``: part of a warning that must stand there.

    ``bad``: part of the sentence by which the cell is reported and its row kept out. ``at``: the column where that stands, if elsewhere.
    ``either``: part of the sentence by which the cell may be reported instead of being stored: nobody says which is better.
    ``told``: how the cell is read is plain from the headings, or from a name that is looked up: no warning is asked for.
    ``formula``: the typed value is what Excel last reckoned for it (None: never reckoned). ``number_format``: as Excel calls it.
    """

    typed: Any
    want: Any = UNSAID
    warned: str = ""
    bad: str = ""
    either: str = ""
    at: str | None = None
    told: bool = False
    formula: str = ""
    number_format: str = ""
    look: dict = field(default_factory=dict)

    @property
    def expected(self):
        """What must be stored: as typed, text squeezed."""
        if self.want is not UNSAID:
            return self.want
        if isinstance(self.typed, str):
            return squeeze(self.typed) or None
        return self.typed.date() if isinstance(self.typed, datetime.datetime) else self.typed

    @property
    def is_mess(self):
        """True if what is stored is not just what is typed."""
        return bool(self.bad or self.either or self.warned or self.formula or self.want is not UNSAID or self.number_format)


def put(typed, want=UNSAID, warned="", **more):
    """A cell that is stored as ``want``."""
    return Cell(typed, want, warned, **more)


def bad(typed, part, **more):
    """A cell that is reported: ``part`` of the sentence, "" for any; the row stays out."""
    return Cell(typed, bad=part or ANYTHING, **more)


def either(typed, want, part, **more):
    """A cell that is stored as ``want`` or reported with ``part`` of a sentence."""
    return Cell(typed, want, either=part or ANYTHING, **more)


def cell(value):
    """A Cell of anything."""
    return value if isinstance(value, Cell) else Cell(value)


@dataclass(frozen=True)
class Label:
    """Nhãn: one labelled cell. ``row`` as Excel counts; ``heading`` as in the file; exactly one of the three kinds.

    kind "stored": the record of the row has ``value`` in ``column`` of the book; "reported": the row stays out and ``value`` is part of
    a sentence at ``heading``; "said": the row is passed over and ``value`` is part of what is said of it.
    """

    kind: str
    tab: int
    row: int
    heading: str
    column: str
    value: Any
    warned: str = ""
    mess: bool = False
    typed: Any = None
    either: str = ""
