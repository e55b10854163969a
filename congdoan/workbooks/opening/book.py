"""Tệp đã mở: the same shape whatever the format was."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from django.utils.translation import gettext_lazy as _

from congdoan.kernel.errors import Refused
from congdoan.kernel.text import nfc
from congdoan.workbooks.opening import limits

ERRORS = frozenset(("#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!"))  # pasted as text, or written back by us
_PILED = re.compile("[\u0300-\u036f]{31}")  # no letter of any language carries so many marks; to sort them takes for ever


class ErrorCell(str):
    """Ô có lỗi công thức: #DIV/0!, #N/A, a formula never worked out; the reader library would show it empty."""


class Serial1904(float):
    """A number in a workbook that counts days from 1904 (sổ lập trên máy Mac cũ)."""

    epoch1904 = True


@dataclass
class Opened:
    """Tệp đã mở.

    ``load``    sheet name -> (rows of cells from A1, all of one length; merged ranges [((row, column), (row, column))] from 0)
    ``errors``  {sheet name: {(row, column): ErrorCell}}
    ``fonts``   {sheet name: {(row, column): kernel.oldtext.Font}} of the cells set in a font of an old encoding
    """

    sheet_names: list
    load: Callable
    errors: dict = field(default_factory=dict)
    fonts: dict = field(default_factory=dict)
    epoch1904: bool = False

    def grid(self, title):
        """(cells by row and column from A1, merged ranges) of one sheet; blank cells are None, cells in error are ErrorCell.

        All rows are of one length. Raises Refused for a cell with more text than any workbook can hold.
        """
        rows, merged = self.load(title)
        try:
            grid = [[_text(cell) if type(cell) is str else cell for cell in row] for row in rows]
        except OverflowError:
            raise _too_long(title, rows) from None
        if self.epoch1904:
            grid = [[Serial1904(cell) if type(cell) in (int, float) else cell for cell in row] for row in grid]
        errors = self.errors.get(title, {})
        _reach_out(grid, errors)
        for (row, column), text in errors.items():
            grid[row][column] = text
        return grid, _inside(grid, merged)


def _reach_out(grid, places):
    """Makes the grid as large as the places need: a reader leaves out what lies beyond the last value."""
    height = max((row + 1 for row, _column in places), default=0)
    width = max((column + 1 for _row, column in places), default=0)
    if width > (len(grid[0]) if grid else 0):
        for row in grid:
            row += [None] * (width - len(row))
    while len(grid) < height:
        grid.append([None] * max(width, len(grid[0]) if grid else 0))


def _text(cell):
    if len(cell) > 250 and (len(cell) > limits.MOST_TEXT or _PILED.search(cell)):
        raise OverflowError
    if cell in ERRORS:
        return ErrorCell(cell)
    return nfc(cell) if cell.strip() else None


def _too_long(title, rows):
    """Says which cell it was."""
    for number, row in enumerate(rows, start=1):
        for column, cell in enumerate(row):
            if type(cell) is str and (len(cell) > limits.MOST_TEXT or _PILED.search(cell)):
                place = {"sheet": title, "cell": f"{column_letters(column)}{number}"}
                return Refused(_("Trang %(sheet)s, ô %(cell)s có quá nhiều chữ. Xóa bớt rồi chọn lại.") % place)
    raise RuntimeError("no such cell")


def _inside(grid, merged):
    """Ranges cut to the cells that are there; together they cover no more than the sheet has, whatever the file claims."""
    height, width = len(grid), len(grid[0]) if grid else 0
    left, found = height * width, []
    for (first_row, first), (last_row, last) in merged[: limits.MOST_MERGED]:
        last_row, last = min(last_row, height - 1), min(last, width - 1)
        area = (last_row - first_row + 1) * (last - first + 1)
        if last_row >= first_row and last >= first and area <= left:
            left -= area
            found.append(((first_row, first), (last_row, last)))
    return found


def column_letters(index):
    """ "A" for 0, "AA" for 26."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def column_index(letters):
    """0 for "A" (text or bytes)."""
    index = 0
    for letter in letters.encode() if isinstance(letters, str) else letters:
        index = index * 26 + letter - 64
    return index - 1
