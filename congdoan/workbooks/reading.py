"""Đọc hiểu sổ: which sheet is which, where its header is, which rows hold something. No database here."""

from dataclasses import dataclass, field
from functools import cached_property

from django.utils.translation import gettext_lazy as _

from congdoan.kernel.errors import Refused
from congdoan.kernel.text import fold, header_key, nfc, squeeze
from congdoan.workbooks import headings, opening
from congdoan.workbooks.columns import as_text

TOTALS = frozenset(("tong cong", "cong", "tong", "tong so", "tong cong:", "cong:"))
LISTS_SHEET = "danhmuc"  # the drop-down lists of our own exports


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

    @property
    def headings(self):
        """Headings, left to right; empty if no header was found."""
        return self.head.headings if self.head else []

    @cached_property
    def given(self):
        """Names of the columns that the file has."""
        return frozenset(self.head.known) | {name for heading in self.headings for name in heading.fills}

    @cached_property
    def titles(self):
        """{column name: title in this file}."""
        return {heading.name: heading.title for heading in reversed(self.headings) if heading.name}

    @cached_property
    def missing(self):
        """Titles of required columns that the file does not have."""
        return [column.title for column in self.sheet.columns if column.required and column.name not in self.given]


def read(content, sheets):
    """[Table] of a workbook's bytes; ``sheets``: {header key: Sheet}. Raises Refused for a file that cannot be opened."""
    opened = opening.opened(content)
    tables, total = [], 0
    for index, title in enumerate(opened.book.sheet_names):
        if header_key(title) == LISTS_SHEET:
            continue
        grid, merged = grid_of(opened, title)
        total += len(grid)
        if total > opening.MOST_ROWS:
            raise Refused(_("Tệp có hơn %(most)s dòng. Tách thành nhiều tệp.") % {"most": opening.MOST_ROWS})
        tables.append(_table(index, title, grid, merged, sheets.get(header_key(title))))
    return tables


def grid_of(opened, title):
    """(cells by row and column from A1, merged ranges) of one sheet; blank cells are None, cells in error are ErrorCell."""
    sheet = opened.book.get_sheet_by_name(title)
    errors = opened.errors.get(title, {})
    grid = [[_cell(cell, opened.epoch1904) for cell in row] for row in sheet.to_python(skip_empty_area=False)]
    for (row, column), text in errors.items():
        if row < len(grid) and column < len(grid[row]):
            grid[row][column] = text
    return grid, sheet.merged_cell_ranges or []


def _cell(cell, epoch1904):
    if isinstance(cell, str):
        return nfc(cell) if cell.strip() else None
    if epoch1904 and isinstance(cell, (int, float)) and not isinstance(cell, bool):
        return opening.Serial1904(cell)
    return cell


def _table(index, title, grid, merged, sheet):
    table = Table(index=index, title=title, sheet=sheet)
    filled = sum(1 for row in grid if any(cell is not None for cell in row))
    if sheet is None:
        table.rows = filled
        return table
    table.head = headings.found(grid, merged, sheet)
    if table.head is None:
        table.rows = filled
        return table
    start = table.head.row + table.head.height
    for place in range(start, len(grid)):
        _take(table, place, grid[place], first=place == start)
    return table


def _take(table, place, cells, first):
    """Adds a line, or says why not; blank rows and rows that hold only a number in STT are passed over."""
    known = [cells[heading.position] for heading in table.headings if heading.name and heading.position < len(cells)]
    other = [cells[heading.position] for heading in table.headings if heading.is_unknown and heading.position < len(cells)]
    if all(cell is None for cell in known):
        if any(cell is not None for cell in other):
            table.left_out.append((place + 1, _written(other), str(_("không có gì ở các cột đã hiểu"))))
        return
    if first and headings.is_marker_row(cells):
        return
    if _repeats_header(table, cells):
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
    filled = {
        heading.name for heading in table.headings if heading.name and heading.position < len(cells) and cells[heading.position] is not None
    }
    return not required <= filled or fold(first).startswith("tong")


def _repeats_header(table, cells):
    pairs = [
        (heading.title, cells[heading.position])
        for heading in table.headings
        if heading.name and heading.position < len(cells) and cells[heading.position] is not None
    ]
    return len(pairs) > 1 and all(isinstance(cell, str) and header_key(title).endswith(header_key(cell)) for title, cell in pairs)


def _written(cells):
    return squeeze(" · ".join(as_text(cell) for cell in cells if cell is not None))[:120]
