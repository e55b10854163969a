"""What must come of a spoiled book: the table's row (Spoiled) and the story that each row goes through."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from django.db import transaction

from congdoan import workbooks
from congdoan.workbooks import queries
from tests import books, spoiling, stored

REMARK, CODE = "Cần sửa", "Mã dòng"
_states = {}


class Said(NamedTuple):
    """A problem expected: sheet, row and column as in the file, the value found, a part of the sentence."""

    sheet: str
    row: int | None
    column: str
    value: str
    part: str

    def is_said_by(self, problem):
        """True if this is the problem."""
        return self[:4] == (problem.sheet, problem.row, problem.column, problem.value) and self.part in problem.text


@dataclass(frozen=True, kw_only=True)
class Spoiled:
    """One way of spoiling the clean book.

    ``ways`` change the clean workbook; ``bad()`` are the problems that keep rows out, ``told`` (or ``told()``) what is said besides; nothing else may
    be said. What is stored then equals what ``left`` stores: the clean book changed as data (by default without the rows in
    ``bad``). Whoever mends puts right the cells in ``mends`` (by default the marked ones), or does ``mend``. ``clean`` changes
    the book as data before all this.
    """

    name: str
    ways: tuple
    bad: Callable = tuple
    told: tuple | Callable = ()
    clean: Callable = lambda book: book
    left: Callable | None = None
    mends: tuple | None = None  # (sheet, row, column)
    mend: Callable | None = None

    def __str__(self):
        return self.name


def goes_as_written(spoiled, by, folder):
    """The whole story: in, what is said and stored; the marked file, mended and in again; a file without mistakes once more."""
    clean, bad = spoiled.clean(spoiling.small_book()), list(spoiled.bad())
    good = books.written(clean, folder)
    file = spoiling.opened(good)
    for way in spoiled.ways:
        way(file)
    content = spoiling.saved(file)
    left, whole = _state(by, (spoiled.left or _without(bad))(clean), folder), _state(by, clean, folder)

    batch = bring_in(by, content)
    check_said(bad, queries.problem_groups(batch))
    check_said(spoiled.told() if callable(spoiled.told) else spoiled.told, queries.problem_groups(batch, blocking=False))
    check_stored(left)

    if bad:
        marked = spoiling.opened(workbooks.errors_file(by=by, batch=batch))
        check_marks(bad, spoiling.opened(content), marked)
        (spoiled.mend or _put_right(spoiled.mends or [said[:3] for said in bad], spoiling.opened(good)))(marked)
        content = spoiling.saved(marked)
        check_said((), queries.problem_groups(bring_in(by, content)))
        check_stored(whole)
    else:
        again = workbooks.preview(by=by, unit=by.units[0], file_name="lai.xlsx", content=content)
        assert again.counts["same"] == sum(again.counts.values()) > 0


def bring_in(by, content):
    """Imports bytes; returns the batch."""
    return workbooks.bring_in(by=by, unit=by.units[0], file_name="so.xlsx", content=content)


def check_said(expected, groups):
    """The problems are the expected ones, one for one."""
    found = [problem for _kind, problems in groups for problem in problems]
    missing = [tuple(said) for said in expected if not any(said.is_said_by(problem) for problem in found)]
    besides = [(one.sheet, one.row, one.column, one.value, one.text) for one in found if not any(said.is_said_by(one) for said in expected)]
    assert not missing and not besides, _lines("not said", missing, "said besides", besides)
    assert len(found) == len(expected)


def check_stored(wanted):
    """The database holds just that."""
    missing, besides = stored.differing(wanted, stored.state())
    assert not missing and not besides, _lines("not stored", missing, "stored besides", besides)


def check_marks(bad, sent, marked):
    """The returned workbook is the one that was sent, with a comment at each bad cell and the sentences at the end of the row."""
    comments, remarks = [], set()
    for page in marked.worksheets:
        for cell in (cell for row in page.iter_rows() for cell in row):
            title = next((page.cell(row, cell.column).value for row in (1, 2) if page.cell(row, cell.column).value), "")
            if title == REMARK and cell.value and cell.row > 1:
                remarks.add((page.title, cell.row))
            elif title not in (REMARK, CODE):
                assert _shown(cell.value) == _shown(sent[page.title][cell.coordinate].value), (page.title, cell.coordinate)
            if cell.comment:
                comments.append(((page.title, cell.row, title), cell.comment.text))
    at_cells = [said for said in bad if said.column]
    assert {place for place, _text in comments} == {said[:3] for said in at_cells}
    assert all(any(said[:3] == place and said.part in text for place, text in comments) for said in at_cells)
    assert remarks == {(said.sheet, said.row) for said in bad if said.row}


def _without(bad):
    rows = {}
    for said in bad:
        rows.setdefault(said.sheet, set()).add(said.row)
    return lambda book: spoiling.without(book, rows)


def _put_right(places, clean):
    """A way to mend: each of the cells gets what the clean workbook has in that row and column."""

    def way(marked):
        for sheet, row, column in places:
            good = clean[sheet].cell(row, spoiling.position(clean[sheet], column))
            cell = marked[sheet].cell(row, spoiling.position(marked[sheet], column))
            cell.value, cell.number_format = good.value, good.number_format

    return way


def _state(by, book, folder):
    """What an empty database holds after the import of a book."""
    key = repr(book)
    if key not in _states:
        with transaction.atomic():
            batch = bring_in(by, books.written(book, folder))
            check_said((), queries.problem_groups(batch))
            _states[key] = stored.state()
            transaction.set_rollback(True)
    return _states[key]


def _shown(value):
    return None if isinstance(value, str) and not value.strip() else value


def _lines(*parts):
    return "\n".join(part if isinstance(part, str) else "\n".join(f"    {one}" for one in part) for part in parts)
