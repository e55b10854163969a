"""Tệp có đánh dấu chỗ sai: the workbook as it came, its rows in error coloured, each bad cell with a comment, Mã dòng filled in.

It can be corrected and imported as it is: rows that are written already are known by their Mã dòng, cells corrected on the screen hold the
correction.
"""

from collections import defaultdict

from django.utils.translation import gettext as _
from xlsxwriter.exceptions import OverlappingRange

from congdoan.kernel.text import header_key
from congdoan.workbooks import codes, corrections, headings, opening, reading, registry
from congdoan.workbooks.answers import Answers
from congdoan.workbooks.choices import BatchState, RowStatus
from congdoan.workbooks.models import StagedRow
from congdoan.workbooks.problems import Problem, either
from congdoan.workbooks.writing import BAD_CELL, BAD_ROW, CORRECTED_CELL, Writer

REMARK = "Cần sửa"
_MOST_COLUMN = 60


def marked(batch):
    """The bytes of the .xlsx."""
    opened = opening.opened(bytes(batch.content), batch.file_name)
    tables = {table.index: table for table in reading.read(batch, registry.by_key())}
    said = Answers(batch.answers)
    rows = defaultdict(lambda: defaultdict(list))
    for row in StagedRow.objects.filter(batch=batch).order_by("position"):
        rows[row.table][row.row_no - 1].append(row)
    writer = Writer(epoch1904=opened.epoch1904)
    for index, title in enumerate(opened.sheet_names):
        grid, merged = opened.grid(title)
        page, table = writer.sheet(title), tables.get(index)
        corrected = corrections.of_table(table, said) if table and table.head else {}
        _renew(grid, table, corrected)
        _copy(writer, page, grid, merged, {place: _marks(found) for place, found in rows[index].items()}, table, corrected)
        if table and table.head:
            _finish(writer, page, grid, table, rows[index], batch)
    return writer.bytes()


def _renew(grid, table, corrected):
    """The cells that an answer has corrected hold what was decided; of what an earlier marking said nothing is left."""
    for row, cells in corrected.items():
        for column, (text, _said) in cells.items():
            grid[row][column] = text or None
    for first, column in _remarks(grid, table):
        for cells in grid[first:]:
            cells[column] = None


def _remarks(grid, table):
    """[(first row, column)] of the columns Cần sửa; on a page that is not understood, of one that stands beside Mã dòng."""
    found = []
    for row, cells in enumerate(grid[: headings.ROWS_SEARCHED]):
        keys = [header_key(headings.heading_text(cell)) for cell in cells]
        if headings.ROW_CODE in keys:
            found += [(row + 1, column) for column, key in enumerate(keys) if key == headings.REMARK]
    if table and table.head:
        found += [(table.head.row + table.head.height, heading.position) for heading in table.headings if heading.role == "remark"]
    return found


def _copy(writer, page, grid, merged, marks, table, corrected):
    """All cells as they were or as corrected; rows in error coloured, bad and corrected cells with their comment."""
    bad = {row: _bad_cells(table, marks[row], grid[row]) for row in marks if marks[row] is not None}
    remarks = [heading.position for heading in table.headings if heading.role == "remark"] if table else []
    inner = _merge(writer, page, merged, {(row, column) for row, places in bad.items() for column in (*places, *remarks)})
    header = range(table.head.row, table.head.row + table.head.height) if table and table.head else ()
    for row, cells in enumerate(grid):
        places = bad.get(row, {})
        said = {column: sentences for column, (_text, sentences) in corrected.get(row, {}).items()}
        for column, cell in enumerate(cells):
            if (row, column) in inner:
                continue
            more = BAD_CELL if column in places else CORRECTED_CELL if column in said else BAD_ROW if row in bad else {}
            writer.put(page, row, column, cell, **({"bold": True} if row in header else more))
        for column in sorted({*places, *said}):
            if texts := [*places.get(column, ()), *said.get(column, ())]:
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
    """Positions of a column in the row: of two columns that stand for one, the filled one; else the one to blame, or both."""
    alike = {}
    for heading in table.headings if title else ():
        if heading.name:
            alike.setdefault(heading.name, []).append(heading)
    for headings_of_one in alike.values():
        titles = [heading.title for heading in headings_of_one]
        if title in (*titles, either(titles)):
            found = [heading.position for heading in headings_of_one]
            filled = [place for place in found if place < len(cells) and cells[place] is not None]
            blamed = [heading.position for heading in headings_of_one if heading.title == title]
            return filled if len(filled) == 1 else (blamed or found) if not filled else found
    return []


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
    _add_lacking(writer, page, table, rows, head_row, max(width, remark_at + 1, code_at + 1))
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


def _add_lacking(writer, page, table, rows, head_row, first):
    """Columns that the file does not have and that would answer what keeps rows out: empty, marked, to be filled in."""
    lacking = {}
    for place, found in rows.items():
        for problem in (Problem(**facts) for row in found if row.status == RowStatus.ERROR for facts in row.problems):
            asked = table.sheet.asked(problem.name) if problem.blocks and problem.name and not problem.column else None
            if asked is not None and asked.stands_for:
                lacking.setdefault(asked.stands_for, {})[place] = problem.text
    for column, (name, said) in enumerate(lacking.items(), first):
        page.write_string(head_row, column, table.sheet.column(name).title, writer.style("header"))
        page.set_column(column, column, 16)
        for place, text in said.items():
            writer.put(page, place, column, "", **BAD_CELL)
            page.write_comment(place, column, text, {"x_scale": 2, "y_scale": 1.5, "author": "Congdoan"})


def _code(table, rows, batch):
    """The code of the one record that a file row stands for, once it is written; rows of many people have none."""
    if len(rows) != 1 or rows[0].record is None:
        return ""
    written = batch.state == BatchState.COMMITTED
    if rows[0].status == RowStatus.NEW and not written:
        return ""
    return codes.written(table.sheet.prefix, rows[0].record)
