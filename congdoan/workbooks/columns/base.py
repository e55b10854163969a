"""The column as such."""

import datetime
from dataclasses import KW_ONLY, dataclass, fields
from types import NoneType

from django.utils.translation import gettext_lazy as _

from congdoan.kernel import dates, money
from congdoan.kernel.text import nfc, squeeze


@dataclass(eq=False)
class Column:
    """Cột: ``title`` as in the workbook without asterisk, ``name`` of the cell for the app.

    ``aliases`` are other titles; ``fix`` says what to do when the cell cannot be read (if the reader's own sentence does
    not); ``finds`` is the name of the sheet whose rows this column's text names.
    """

    title: str
    name: str
    _keywords: KW_ONLY
    required: bool = False
    aliases: tuple = ()
    fix: str = ""
    finds: str | None = None
    width: int = 16  # characters, in an exported workbook
    own_to_row: bool = False  # True if a cell that cannot be read is a slip in one row: the same slip in another row means something else

    kind = _("Ô chưa đọc được")  # heads the group of problems of this column
    recalled = False  # True if an answer about a text holds for the unit's next files too (a word has one meaning, a slip has none)
    stands_for = ""  # of a question: name of the column that answers it in a file, which the marked workbook adds where it is lacking
    may_stay_blank = False  # True if a cell that cannot be read may be left empty, and the row go in
    asked_as = ""  # what officers call the column where they choose it, if not by its title
    pressed = False  # True if what is asked has one answer: a button, no list
    style = "text"  # how exported cells look: text, date, number
    holds_names = False  # True if its cells are names of people: a file's column may be known by that

    def __post_init__(self):
        """A subclass may set defaults as plain class attributes (finds = "Đoàn viên") without being a dataclass."""
        for field in fields(self):
            default = getattr(type(self), field.name, field.default)
            if getattr(self, field.name) == field.default != default:
                setattr(self, field.name, default)

    def parse(self, raw):
        """The canonical value of a cell that is not empty: text, number, date as the file has it. Raises Unreadable."""
        return raw

    def kind_of(self, raw):
        """Heading of the group of problems for a cell that could not be read."""
        return self.kind

    def note(self, raw, value):
        """A sentence if reading repaired the cell (shown as a warning), else ""."""
        return ""

    def doubts(self, cells):
        """{cell: sentence} of cells that are read as they stand though something speaks against it (shown as a warning).

        ``cells``: {each different cell of the column in one sheet: its canonical value}.
        """
        return {}

    def persons(self, value):
        """Keys of the persons whom a canonical value, which is not None, names."""
        return ()

    def says_less(self, value, known):
        """True if a canonical value agrees with another that says more: a year, and a day of that year."""
        return False

    def resolve(self, rows, run):
        """Looks parsed values up for all rows at once: sets row.cells[self.name] or calls row.refuse(self.name, ...).

        Only rows whose cell was parsed and is not empty are given. One to three queries, whatever the rows.
        """

    def texts(self, raw):
        """The texts of a cell that can be answered one by one (workbooks.answers): the cell, or each of several names."""
        return [squeeze(as_text(raw))]

    def joined(self, texts):
        """The cell that several texts make."""
        return texts[0]

    def offers(self, texts, run):
        """{text: [(value, label)]} of what each text may be read as, for a list to choose from; texts left out are typed anew.

        One or two queries, whatever the texts.
        """
        chosen = [(option, option) for option in self.options()]
        return dict.fromkeys(texts, chosen) if chosen else {}

    def question(self, text):
        """What is asked, in words, where the text alone does not say it."""
        return ""

    def told(self, text, value):
        """What an answer does, in words; "" where "… đọc là …" says it."""
        return ""

    def named(self, raw):
        """The texts in the cell that may name rows of the sheet ``finds``."""
        return [as_text(raw)] if self.finds else []

    def write(self, value):
        """The cell of an exported workbook for a canonical value that is not None: text, number or date."""
        return value

    def write_all(self, values, run):
        """{value: cell} for many values; columns that must look names up do so here, in one or two queries."""
        return {value: self.write(value) for value in values}

    def show(self, cell):
        """A cell (as read from a file, or as written) as text for the preview."""
        return as_text(cell)

    def show_known(self, cell):
        """A cell of what the book has, as text for the preview: masked where ``show`` of the file's own cell is not."""
        return self.show(cell)

    def options(self):
        """Texts for the drop-down list of an exported workbook; empty: no list."""
        return []


def as_text(cell):
    """A cell as text, as its reader sees it: whole numbers without a fraction, days as dd/mm/yyyy."""
    if cell is None:
        return ""
    if isinstance(cell, str):
        return nfc(cell).strip()
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else f"{cell:.15g}"
    if isinstance(cell, datetime.datetime):
        return dates.format_date(cell.date())
    if isinstance(cell, datetime.date):
        return dates.format_date(cell)
    return str(cell)


def as_number_text(cell):
    """As ``as_text``, numbers with dots between thousands."""
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    if isinstance(cell, int) and not isinstance(cell, bool):
        return money.format_number(cell)
    return as_text(cell)


def told_apart(cells):
    """A key for each cell, equal for cells that say the same: 1 is not TRUE, nor is a text the error of a formula that is written alike."""
    if len(set(map(type, cells)) - {NoneType}) <= 1:
        return cells
    return [None if cell is None else (type(cell), cell) for cell in cells]
