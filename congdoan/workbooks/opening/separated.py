""".csv, .txt: rows of texts between separators. Cells stay texts, read by their column's reader; but a long number without quotes is a number.

Excel saves a column of numbers without the zeros that it never had: such a field of 8 to 11 digits, the first no 0, is read as the cell of the
workbook would be, so that identity numbers and phones get their zeros back. Years and serials of days are shorter and stay texts.
"""

import csv
import re
from collections import Counter
from itertools import islice

from django.utils.translation import gettext_lazy as _

from congdoan.kernel.errors import Refused
from congdoan.kernel.oldtext import Font
from congdoan.kernel.text import squeeze
from congdoan.workbooks.opening import encoding, limits
from congdoan.workbooks.opening.book import ErrorCell, Opened

NAMES = (".csv", ".tsv", ".txt")
_SEPARATORS = ";\t,|"
_LOOKED_AT = 200  # rows
_LONGEST_LINE = 1024 * 1024
_JUNK = re.compile("[\x00-\x08\x0e-\x1f\x7f\ufffe\uffff]")
_OTHER = re.compile(r'\s*(?:\{\s*["\\}]|\[\s*[\[{"]|BEGIN:)')  # JSON, RTF, cards
_DECLARED = re.compile(r'"?sep=([;\t,|])"?\n')  # Excel's own hint in the first line
_QUOTED_NUMBER = re.compile(r'"([1-9]\d{7,10})"')
_KEPT_TEXT = re.compile(r'="([^"]*)"')  # how other programs keep Excel from eating zeros


def opened(content, file_name):
    """The Opened of a text file: one sheet, titled after the file. Raises Refused for what is no table of texts."""
    text, table = encoding.decoded(content)
    text = text.replace("\r\n", "\n").replace("\r", "\n").rstrip("\x1a\n ")
    _check_text(text)
    declared = _DECLARED.match(text)
    separator = declared[1] if declared else _separator(text, file_name)
    title = _title(file_name)
    rows, errors, fonts = [], {}, {}
    measure, width, formulas = limits.Measure(), 0, "=" in text
    quoted = frozenset(_QUOTED_NUMBER.findall(text)) if '"' in text else ()
    for number, cells in enumerate(_rows(text[declared.end() :] if declared else text, separator)):
        width = max(width, len(cells))
        if number >= limits.MOST_ROWS or width > limits.MOST_COLUMNS or number * width > limits.MOST_CELLS:
            measure.sheet(title, number + 1, width)
        if table:
            fonts |= {(number, place): Font(table) for place, cell in enumerate(cells) if not cell.isascii()}
        if formulas:
            cells = [_cell(cell, (number, place), errors) for place, cell in enumerate(cells)]
        rows.append([int(cell) if _is_number(cell) and cell not in quoted else cell for cell in cells])
    measure.sheet(title, len(rows), width)
    for row in rows:
        row += [""] * (width - len(row))
    return Opened(
        sheet_names=[title], load=lambda _title: (rows, []), errors={title: errors} if errors else {}, fonts={title: fonts} if fonts else {}
    )


def _check_text(text):
    if not text or _JUNK.search(text) or _OTHER.match(text):
        raise limits.no_workbook()
    for start in range(0, len(text) - _LONGEST_LINE, _LONGEST_LINE):
        if text.find("\n", start, start + _LONGEST_LINE) < 0:
            raise Refused(_("Tệp có dòng dài quá mức, không phải bảng. Mở bằng Excel, xem lại rồi lưu thành .xlsx."))


def _lines(text):
    """Lines with their ends, without a second copy of the whole."""
    start = 0
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end + 1
        yield text[start:end]
        start = end


def _separator(text, file_name):
    """The sign that parts most rows into equally many cells."""
    found = {}
    for sign in _SEPARATORS:
        try:
            widths = [len(cells) for cells in islice(csv.reader(_lines(text), delimiter=sign), _LOOKED_AT) if cells]
        except csv.Error:
            continue
        width, count = max(Counter(widths).items(), key=lambda pair: (pair[1] * (pair[0] - 1), pair[0]), default=(1, 0))
        if width > 1 and count * 2 > len(widths) - 10:
            found[sign] = count * (width - 1)
    if found:
        return max(found, key=found.get)
    if not file_name.lower().endswith(".csv"):
        raise limits.no_workbook()
    return ";"  # a list of names is a table of one column


def _rows(text, separator):
    reader = csv.reader(_lines(text), delimiter=separator, strict=True)
    while True:
        try:
            yield next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise Refused(
                _('Dòng %(line)s của tệp có dấu nháy kép (") mở mà không đóng, hoặc ô quá dài. Sửa dòng ấy, hoặc lưu thành .xlsx.')
                % {"line": reader.line_num}
            ) from error


def _cell(cell, place, errors):
    if cell.startswith("="):
        if kept := _KEPT_TEXT.fullmatch(cell):
            return kept[1]
        errors[place] = ErrorCell(cell)
    return cell


def _is_number(cell):
    """True for 8 to 11 digits, the first no 0."""
    return 8 <= len(cell) <= 11 and cell.isdigit() and cell.isascii() and cell[0] != "0"


def _title(file_name):
    """The file's name without its ending."""
    name = squeeze(file_name.replace("\\", "/").rsplit("/", 1)[-1])
    return (name.rsplit(".", 1)[0] if name.lower().endswith(NAMES) else name) or "csv"
