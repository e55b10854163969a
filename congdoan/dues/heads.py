"""A table in a file that somebody else made: under which head it stands, which column holds what. Nothing is written here."""

from dataclasses import dataclass

from congdoan.kernel.text import squeeze
from congdoan.workbooks import opening
from congdoan.workbooks import policies as limits


@dataclass(frozen=True)
class Found:
    """Bảng trong tệp: ``head``, the ``rows`` below it, the number of the first of them, {what a column holds: its position}; ``all_text``: as in .csv."""

    head: list
    rows: list
    first: int
    places: dict
    all_text: bool


def table(content, file_name, *, within, places, enough):
    """The first table whose head, ``within`` so many rows from the top of a sheet, says ``enough`` (of what ``places`` makes of a row), or None; Refused where
    the file is damaged, locked, hostile or too large."""
    limits.check_size(content=content)
    opened = opening.opened(content, file_name)
    for title in opened.sheet_names:
        grid, _merged = opened.grid(title)
        for at, row in enumerate(grid[:within]):
            found = places(row)
            if enough(found.keys()):
                all_text = all(isinstance(cell, str) or cell is None for line in grid for cell in line)
                return Found(row, grid[at + 1 :], at + 2, found, all_text)
    return None


def text_of(cell):
    """What a cell says as text; a number that a spreadsheet made of a code is that code again."""
    if cell is None:
        return ""
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else squeeze(str(cell))
