"""Đọc hiểu sổ: which sheet is which, where its header is, which rows hold something. No database here."""

from dataclasses import dataclass, field
from functools import cached_property

from django.utils.translation import gettext_lazy as _

from congdoan.kernel.errors import Refused
from congdoan.kernel.text import fold, header_key, squeeze
from congdoan.workbooks import headings, opening, rereading, withheld
from congdoan.workbooks.columns import as_text

TOTALS = frozenset(("tong cong", "cong", "tong", "tong so", "tong cong:", "cong:"))
OUR_OWN = frozenset(
    ("danhmuc", header_key(withheld.TITLE))
)  # sheets of our own exports that hold no rows: drop-down lists, what was left out


@dataclass
class Line:
    """Dòng trong tệp: its number as Excel counts, its cells by position."""

    number: int
    cells: list


@dataclass
class Table:
    """Trang tính trong tệp: its title, our Sheet (None: unknown), the header, the lines, what was left out and why."""

    index: int
    title: str
    sheet: object = None
    head: object = None
    lines: list = field(default_factory=list)
    left_out: list = field(default_factory=list)  # [(row number, text, reason)]
    rows: int = 0  # filled rows of a sheet that was not understood
    old_text: dict = field(default_factory=dict)  # what was typed with an old encoding: see rereading.in_unicode

    @property
    def headings(self):
        """Headings, left to right; empty if no header was found."""
        return self.head.headings if self.head else []

    @cached_property
    def given(self):
        """Names of the columns that the file has."""
        return frozenset(self.head.known) | {name for heading in self.headings for name in heading.fills}

    @cached_property
    def named(self):
        """[(column name, position)], left to right; a name may come twice (Ngày sinh nam, nữ)."""
        return [(heading.name, heading.position) for heading in self.headings if heading.name]

    @cached_property
    def unknown(self):
        """[(title, position)] of the columns that mean nothing to us."""
        return [(heading.title, heading.position) for heading in self.headings if heading.is_unknown]

    @cached_property
    def is_plain(self):
        """True if every column of the file stands for one of ours by itself."""
        return not any(heading.fills for heading in self.headings)

    @cached_property
    def header_keys(self):
        """Keys of the headings of ``named``."""
        return [header_key(heading.title) for heading in self.headings if heading.name]

    @cached_property
    def titles(self):
        """{column name: title in this file}."""
        return {heading.name: heading.title for heading in reversed(self.headings) if heading.name}

    @cached_property
    def missing(self):
        """Titles of required columns that the file does not have."""
        return [column.title for column in self.sheet.columns if column.required and column.name not in self.given]


def read(batch, sheets):
    """[Table] of a Batch's file; ``sheets``: {header key: Sheet}. Raises Refused for a file that cannot be opened."""
    opened = opening.opened(bytes(batch.content), batch.file_name)
    tables, total = [], 0
    for index, title in enumerate(opened.sheet_names):
        if header_key(title) in OUR_OWN:
            continue
        grid, merged = opened.grid(title)
        total += len(grid)
        if total > opening.MOST_ROWS:
            raise Refused(_("Tệp có hơn %(most)s dòng. Tách thành nhiều tệp.") % {"most": opening.MOST_ROWS})
        old_text = rereading.in_unicode(grid)
        tables.append(_table(index, title, grid, merged, sheets.get(header_key(title))))
        tables[-1].old_text = old_text
    return tables


def _table(index, title, grid, merged, sheet):
    table = Table(index=index, title=title, sheet=sheet)
    if sheet is not None:
        table.head = headings.found(grid, merged, sheet)
    if table.head is None:
        table.rows = sum(1 for row in grid if any(cell is not None for cell in row))
        return table
    start = table.head.row + table.head.height
    for place in range(start, len(grid)):
        _take(table, place, grid[place], first=place == start)
    return table


def _take(table, place, cells, first):
    """Adds a line, or says why not; blank rows and rows that hold only a number in STT are passed over."""
    known = [cells[position] for _name, position in table.named]
    if known.count(None) == len(known):
        other = [cells[position] for _title, position in table.unknown]
        if other.count(None) < len(other):
            table.left_out.append((place + 1, _written(other), str(_("không có gì ở các cột đã hiểu"))))
        return
    if first and headings.is_marker_row(cells):
        return
    if _repeats_header(table, known):
        table.left_out.append((place + 1, _written(known), str(_("dòng tiêu đề lặp lại"))))
    elif _is_total(table, cells):
        table.left_out.append((place + 1, _written(cells), str(_("dòng tổng cộng"))))
    else:
        table.lines.append(Line(place + 1, cells))


def _is_total(table, cells):
    """A row that begins with "Tổng cộng" or "Cộng" and lacks some required cell."""
    first = next((cell for cell in cells if cell is not None), None)
    if not isinstance(first, str) or fold(first).strip(" :.") not in TOTALS:
        return False
    required = {column.name for column in table.sheet.columns if column.required}
    filled = {name for name, position in table.named if cells[position] is not None}
    return not required <= filled or fold(first).startswith("tong")


def _repeats_header(table, known):
    """``known``: the cells under headings that we know."""
    filled = [(key, cell) for key, cell in zip(table.header_keys, known, strict=True) if cell is not None]
    if len(filled) < 2 or not all(isinstance(cell, str) for _key, cell in filled):
        return False
    return all(key.endswith(header_key(cell)) for key, cell in filled)


def _written(cells):
    return squeeze(" · ".join(as_text(cell) for cell in cells if cell is not None))[:120]
