"""A messy file as data: pages with titles, headings, rows, and the labels of its cells."""

from collections.abc import Callable
from dataclasses import dataclass, field

from tests.corpus.cells import Label, cell


@dataclass
class Page:
    """Trang: rows of cells from A1, and what must come of each data row.

    ``sheet``: which sheet of the union's book it is. ``head(...)`` takes (heading, column of the book or None); data rows then follow
    with ``row``, and rows that hold no record with ``passed`` (must be said) or ``plain`` (need not be).
    """

    title: str
    sheet: str = "Đoàn viên"
    rows: list = field(default_factory=list)
    merged: list = field(default_factory=list)  # (first row, first column, last row, last column) from 0
    labels: list = field(default_factory=list)
    expected: dict = field(default_factory=dict)  # row number: "stored" | "reported" | "passed"
    records: dict = field(default_factory=dict)  # row number: how many records
    columns: list = field(default_factory=list)
    dress: Callable | None = None  # dress(page of xlsxwriter, formats, self): what else is on the page
    index: int = 0

    def plain(self, *values):
        """A row that says nothing of anybody: titles, blank rows, markers."""
        self.rows.append([cell(value) for value in values])
        return len(self.rows)

    def motto(self, *lines, width=6):
        """Title rows merged over the width, and a blank row."""
        for line in lines:
            number = self.plain(line)
            self.merged.append((number - 1, 0, number - 1, width - 1))
        self.plain()

    def head(self, *headings, upper=None):
        """The header row; ``upper``: headings of a row above it, merged over the columns where None follows."""
        if upper:
            number = self.plain(*upper)
            self._merge_upper(number - 1, upper, [title for title, _column in headings])
        self.columns = list(headings)
        return self.plain(*[title for title, _column in headings])

    def row(self, *values, also=None, whole="", records=1, each=None):
        """A data row under the head. ``also``: {column: value} stored besides; ``whole``: part of a sentence that keeps the row out.

        ``each``: (column, names): the row becomes one record for each of them.
        """
        cells = [cell(value) for value in values]
        number = self.plain(*cells)
        pairs = [(one, *heading) for one, heading in zip(cells, self.columns, strict=False)]
        wrong = [(one, heading) for one, heading, _column in pairs if one.bad]
        if wrong or whole:
            self.expected[number] = "reported"
            for one, heading in wrong:
                self._label("reported", number, heading if one.at is None else one.at, "", one.bad, mess=True)
            if whole:
                self._label("reported", number, "", "", whole, mess=True)
            return number
        self.expected[number] = "either" if any(one.either for one in cells) else "stored"
        self.records[number] = len(each[1]) if each else records
        for one, heading, column in pairs:
            if column and not (each and column == each[0]) and (one.typed is not None or one.is_mess):
                self._label(
                    "stored", number, heading, column, one.expected, one.warned, one.is_mess, None if one.told else one.typed, one.either
                )
        for column, value in (also or {}).items():
            self._label("stored", number, "", column, value)
        if each:
            self._label("each", number, "", each[0], tuple(sorted(each[1])), mess=True)
        return number

    def passed(self, *values, said):
        """A row that is passed over, with a remark or a problem that holds ``said``."""
        number = self.plain(*values)
        self.expected[number] = "passed"
        self._label("said", number, "", "", said, mess=True)
        return number

    def _label(self, kind, row, heading, column, value, warned="", mess=False, typed=None, either=""):
        self.labels.append(Label(kind, self.index, row, heading, column, value, warned, mess, typed, either))

    def _merge_upper(self, row, upper, lower):
        width, place = len(lower), 0
        while place < width:
            end = place
            while end + 1 < width and end + 1 < len(upper) and upper[end + 1] is None and lower[end + 1] and upper[place] and lower[place]:
                end += 1
            if end > place:
                self.merged.append((row, place, row, end))
            place = end + 1


@dataclass
class Book:
    """Sổ bừa bộn: pages, how the file is written, and how the officer answers."""

    name: str
    pages: list
    mess: tuple = ()  # kinds of mess, for the list
    kind: str = "xlsx"  # xlsx, csv, ods
    options: dict = field(default_factory=dict)  # of the writer
    file_name: str = ""
    finish: Callable | None = None  # changes the bytes: what the writer library cannot make
    before: Callable | None = None  # what else stands in the book: before(by)
    says: dict = field(default_factory=dict)  # the officer's own corrections on step 2: {tab: as officer.answered takes}
    answers: tuple = ()  # decisions for many rows: (sheet, column, text, what it is read as)
    remarks: tuple = ()  # parts of sentences that must be said of whole pages

    def __post_init__(self):
        for index, page in enumerate(self.pages):
            page.index = index
            page.labels = [Label(**{**vars(label), "tab": index}) for label in page.labels]

    def __str__(self):
        return self.name

    @property
    def labels(self):
        """All labels."""
        return [label for page in self.pages for label in page.labels]


BOOKS = []


def messy(*mess, kind="xlsx", name=None, **more):
    """Marks a function that returns the pages of a messy file; ``mess``: what is messy about it."""

    def declared(make):
        BOOKS.append((name or make.__name__.replace("_", "-"), make, mess, kind, more))
        return make

    return declared


def one_made(name, make, mess, kind, more):
    """A Book from its declaration."""
    pages = make()
    return Book(name=name, pages=pages if isinstance(pages, list) else [pages], mess=mess, kind=kind, **more)
