"""Đọc ô: the lines of a table become rows with canonical values, or with a problem in the cell."""

from django.utils.translation import gettext_lazy as _

from congdoan.kernel.errors import Unreadable
from congdoan.workbooks import problems
from congdoan.workbooks.columns import as_text
from congdoan.workbooks.opening import ErrorCell
from congdoan.workbooks.rows import Row

_EMPTY = (None, "")


def rows_of(table, unit):
    """[Row] of a table, every cell parsed; ``unit``: the import's unit, unless the row says otherwise."""
    rows = [_row(table, line, unit) for line in table.lines]
    for column in table.sheet.columns:
        if column.name in table.given:
            _parse(column, rows)
    for row in rows:
        _require(row)
    return rows


def _row(table, line, unit):
    row = Row(sheet=table.sheet, number=line.number, raw={}, table=table, unit=unit)
    for heading in table.headings:
        cell = line.cells[heading.position] if heading.position < len(line.cells) else None
        if heading.role == "code":
            row.code = as_text(cell)
        elif heading.name:
            _put(row, heading, cell)
        elif heading.is_unknown and cell is not None:
            row.extra[heading.title] = as_text(cell)
    return row


def _put(row, heading, cell):
    """Of two columns that stand for one, the filled one counts; both filled is a problem."""
    if row.raw.get(heading.name) not in _EMPTY and cell is not None:
        row.refuse(heading.name, _("Cả hai cột cùng có ngày."), _("Xóa một trong hai ô."), kind=problems.TWICE)
        return
    if cell is not None or heading.name not in row.places:
        row.raw[heading.name] = cell
        row.places[heading.name] = heading.position
    if cell is not None:
        for name, filled in heading.fills.items():
            row.raw[name] = filled
            row.places[name] = heading.position


def _parse(column, rows):
    """Equal cells are read once."""
    known = {}
    for row in rows:
        raw = row.raw.get(column.name)
        if raw is None:
            row.cells[column.name] = None
            continue
        key = (type(raw), raw)
        if key not in known:
            known[key] = _read(column, raw)
        value, problem, note = known[key]
        row.cells[column.name] = value
        if problem:
            row.refuse(column.name, *problem)
        elif note:
            row.warn(column.name, note, kind=problems.RESTORED)


def _read(column, raw):
    """(canonical value, (sentence, what to do, kind) or None, note)."""
    if isinstance(raw, ErrorCell):
        sentence = _("Ô có lỗi công thức %(error)s.") % {"error": raw}
        return None, (sentence, _("Ghi lại giá trị."), problems.FORMULA), ""
    try:
        value = column.parse(raw)
    except Unreadable as unreadable:
        return None, (unreadable.sentence, column.fix, column.kind_of(raw)), ""
    return value, None, column.note(raw, value) if value is not None else ""


def _require(row):
    """Required cells are filled; required columns are there, unless Mã dòng says which row it is."""
    refused = {problem.column for problem in row.problems}
    filled_by = {name for heading in row.table.headings for name in heading.fills}
    for column in row.sheet.columns:
        if not column.required or row.cells.get(column.name) is not None:
            continue
        if column.name in row.given:
            if row.title_of(column.name) not in refused and column.name not in filled_by:
                row.refuse(column.name, _("Chưa ghi %(title)s.") % {"title": column.title}, column.fix, kind=problems.REQUIRED)
        elif not row.code:
            row.refuse(
                None,
                _("Trang %(sheet)s thiếu cột %(title)s.") % {"sheet": row.table.title, "title": column.title},
                _("Thêm cột này rồi ghi đủ."),
                kind=problems.MISSING_COLUMN,
            )
