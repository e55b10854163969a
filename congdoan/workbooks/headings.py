"""Tìm dòng tiêu đề: the header row (or two) of a sheet, under any titles, and which column of ours each heading is."""

import re
from dataclasses import dataclass, field

from congdoan.kernel.text import header_key, squeeze

ROWS_SEARCHED = 40
NUMBERING = frozenset(("stt", "tt", "sott", "sothutu", "so"))
ROW_CODE = "madong"
REMARK = "cansua"  # written by the workbook with marks; says nothing
_MARKER = re.compile(r"\(?(\d{1,2}|[A-Z])\)?")


@dataclass
class Heading:
    """Tiêu đề một cột: place in the sheet, title in the file, the column's name (None: unknown), what it fills besides."""

    position: int
    title: str
    name: str | None = None
    fills: dict = field(default_factory=dict)
    role: str = ""  # "", "numbering", "code", "remark", "double"

    @property
    def is_unknown(self):
        """True for a heading that means nothing to us and is kept as it is."""
        return not self.name and self.role in ("", "double")


@dataclass
class Head:
    """Phần tiêu đề: first row (counted from 0), how many rows, headings."""

    row: int
    height: int
    headings: list

    @property
    def known(self):
        """Names of the columns found."""
        return {heading.name for heading in self.headings if heading.name}

    def fits_better_than(self, other):
        """More headings understood, or as many in fewer rows."""
        understood = [sum(1 for heading in head.headings if heading.name) for head in (self, other)]
        return (understood[0], -self.height) > (understood[1], -other.height)


def found(grid, merged, sheet):
    """The Head of a grid of cells for a Sheet, or None. ``merged``: [((row, column), (row, column))] from 0."""
    titles, best = sheet.titles(), None
    for row in range(min(ROWS_SEARCHED, len(grid))):
        for height in (1, 2):
            head = Head(row, height, _headings(grid, merged, row, height, titles))
            if head.known and (best is None or head.fits_better_than(best)):
                best = head
    if best is None:
        return None
    understood = sum(1 for heading in best.headings if heading.name or heading.role == "code")
    return best if understood >= min(2, len(sheet.columns)) else None


def is_marker_row(cells):
    """True for the row "(1) (2) (3)" or "A B 1 2" that official tables have under their header."""
    texts = [squeeze(_text(cell)) for cell in cells if _text(cell)]
    return len(texts) >= 3 and all(_MARKER.fullmatch(text) for text in texts)


def _headings(grid, merged, row, height, titles):
    top = _spread(grid[row], row, merged)
    below = grid[row + 1] if height == 2 and row + 1 < len(grid) else []
    if height == 2 and not below:
        return []
    taken, headings, upper = set(), [], ""
    for position in range(max(len(top), len(below))):
        inherited = upper if position and position - 1 < len(below) and _text(below[position - 1]) else ""
        upper = (_text(top[position]) if position < len(top) else "") or inherited
        own = _text(grid[row][position]) if position < len(grid[row]) else ""
        lower = _text(below[position]) if position < len(below) else ""
        heading = _heading(position, upper, own, lower, titles)
        if heading is None:
            continue
        if heading.name and (heading.name, str(heading.fills)) in taken:
            heading.name, heading.role = None, "double"
        taken.add((heading.name, str(heading.fills)))
        headings.append(heading)
    return headings


def _heading(position, upper, own, lower, titles):
    """Tries "Ngày sinh Nam" (both rows), "Nam" (the lower), "Họ và tên" (the upper with nothing below)."""
    if lower:
        candidates = [f"{upper} {lower}", lower] if upper else [lower]
    else:
        candidates = [own]
    title = squeeze(candidates[0])
    if not title:
        return None
    for candidate in candidates:
        key = header_key(candidate)
        if key in titles:
            name, fills = titles[key]
            return Heading(position, title, name, fills)
        role = {ROW_CODE: "code", REMARK: "remark"}.get(key) or ("numbering" if key in NUMBERING else "")
        if role:
            return Heading(position, title, role=role)
    return Heading(position, title)


def _spread(cells, row, merged):
    """The row with merged headings repeated over all their columns."""
    cells = list(cells)
    for (first_row, first), (last_row, last) in merged or ():
        if first_row <= row <= last_row and first_row == row and first < len(cells):
            for position in range(first + 1, min(last, len(cells) - 1) + 1):
                cells[position] = cells[first]
    return cells


def _text(cell):
    return cell.strip() if isinstance(cell, str) else "" if cell is None else str(cell)
