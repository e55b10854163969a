"""Tệp có đánh dấu chỗ sai: the workbook as it came, its rows in error coloured, each bad cell with a comment, Mã dòng filled in.

It can be corrected and imported as it is: rows that are written already are known by their Mã dòng.
"""

from collections import defaultdict

from django.utils.translation import gettext as _
from xlsxwriter.exceptions import OverlappingRange

from congdoan.workbooks import codes, opening, reading, registry
from congdoan.workbooks.choices import BatchState, RowStatus
from congdoan.workbooks.models import StagedRow
from congdoan.workbooks.problems import Problem
from congdoan.workbooks.writing import BAD_CELL, BAD_ROW, Writer

REMARK = "Cần sửa"
_MOST_COLUMN = 60


def marked(batch):
    """The bytes of the .xlsx."""
    opened = opening.opened(bytes(batch.content), batch.file_name)
    tables = {table.index: table for table in reading.read(batch, registry.by_key())}
    rows = defaultdict(lambda: defaultdict(list))
    for row in StagedRow.objects.filter(batch=batch).order_by("position"):
        rows[row.table][row.row_no - 1].append(row)
    writer = Writer(epoch1904=opened.epoch1904)
    for index, title in enumerate(opened.sheet_names):
        grid, merged = opened.grid(title)
        page = writer.sheet(title)
        _copy(writer, page, grid, merged, {place: _marks(found) for place, found in rows[index].items()}, tables.get(index))
        if index in tables and tables[index].head:
            _finish(writer, page, grid, tables[index], rows[index], batch)
    return writer.bytes()


def _copy(writer, page, grid, merged, marks, table):
    """All cells as they were; rows in error coloured, bad cells with their comment."""
    bad = {row: _bad_cells(table, marks[row], grid[row]) for row in marks if marks[row] is not None}
    inner = _merge(writer, page, merged, {(row, column) for row, places in bad.items() for column in places})
    header = range(table.head.row, table.head.row + table.head.height) if table and table.head else ()
    for row, cells in enumerate(grid):
        places = bad.get(row, {})
        for column, cell in enumerate(cells):
            if (row, column) in inner:
                continue
            more = {} if row not in bad else BAD_CELL if column in places else BAD_ROW
            writer.put(page, row, column, cell, **({"bold": True} if row in header else more))
        for column, texts in places.items():
            page.write_comment(row, column, "\n".join(texts), {"x_scale": 2, "y_scale": 1.5, "author": "Congdoan"})


def _bad_cells(table, marks, cells):
    """{column: [sentences]} of a file row in error."""
    return {place: texts for title, texts in marks.items() for place in _places(table, title, cells)}


def _merge(writer, page, merged, bad):
    """Merges as in the file; returns the cells that are covered.

    A range that crosses another is left as single cells, and one that covers a bad cell: it is to be filled in.
    """
    inner = set()
    for (first_row, first), (last_row, last) in merged:
        cells = {(row, column) for row in range(first_row, last_row + 1) for column in range(first, last + 1)}
        if len(cells) < 2 or bad & (cells - {(first_row, first)}):
            continue
        try:
            page.merge_range(first_row, first, last_row, last, "", writer.style("general"))
        except OverlappingRange:
            continue
        inner |= cells - {(first_row, first)}
    return inner


def _marks(rows):
    """{column title: [sentences]} of a file row in error, or None."""
    if not any(row.status == RowStatus.ERROR for row in rows):
        return None
    marks = defaultdict(list)
    for row in rows:
        for problem in (Problem(**problem) for problem in row.problems):
            if problem.blocks and problem.text not in marks[problem.column]:
                marks[problem.column].append(problem.text)
    return marks


def _places(table, title, cells):
    """Positions of a column in the row: of two columns that stand for one, the filled one."""
    if not title:
        return []
    name = next((heading.name for heading in table.headings if heading.title == title and heading.name), None)
    found = [heading.position for heading in table.headings if heading.name == name and name]
    filled = [place for place in found if place < len(cells) and cells[place] is not None]
    return (filled or found)[:1] if len(found) > 1 and len(filled) < 2 else found


def _finish(writer, page, grid, table, rows, batch):
    """Mã dòng of what is written, and the sentences once more as text: a comment is hard to see on a phone."""
    head_row = table.head.row + table.head.height - 1
    width = max((len(cells) for cells in grid), default=0)
    places = {heading.role: heading.position for heading in table.headings}
    code_at = places.get("code", width)
    remark_at = places.get("remark", max(width, code_at + 1))
    if "code" not in places:
        page.write_string(head_row, code_at, codes.TITLE, writer.style("header"))
    if "remark" not in places:
        page.write_string(head_row, remark_at, REMARK, writer.style("header"))
    page.set_column(0, max(width - 1, 0), 16)
    page.set_column(code_at, code_at, 12)
    page.set_column(remark_at, remark_at, _MOST_COLUMN)
    for place, found in rows.items():
        code = _code(table, found, batch)
        if code:
            writer.put(page, place, code_at, code)
        marks = _marks(found)
        if marks is not None:
            sentences = [f"{title}: {text}" if title else text for title, texts in marks.items() for text in texts]
            writer.put(page, place, remark_at, "\n".join(sentences) or _("Xem các dòng khác."), **BAD_CELL)
        elif "remark" in places:
            page.write_blank(place, remark_at, None, writer.style("general"))  # without a format the old sentence stays


def _code(table, rows, batch):
    """The code of the one record that a file row stands for, once it is written; rows of many people have none."""
    if len(rows) != 1 or rows[0].record is None:
        return ""
    written = batch.state == BatchState.COMMITTED
    if rows[0].status == RowStatus.NEW and not written:
        return ""
    return codes.written(table.sheet.prefix, rows[0].record)
