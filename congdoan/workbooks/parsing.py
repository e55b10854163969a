"""Đọc ô: the lines of a table become rows with canonical values, or with a problem in the cell."""

from django.utils.translation import gettext_lazy as _

from congdoan.kernel.errors import Unreadable
from congdoan.workbooks import problems
from congdoan.workbooks.columns import as_text
from congdoan.workbooks.opening import ErrorCell
from congdoan.workbooks.rows import Row


def rows_of(table, unit):
    """[Row] of a table, every cell parsed; ``unit``: the import's unit, unless the row says otherwise."""
    code_at = next((heading.position for heading in table.headings if heading.role == "code"), None)
    rows = [_row(table, line, unit, code_at) for line in table.lines]
    for column in table.sheet.columns:
        if column.name in table.given:
            _parse(column, rows)
    required = [column for column in table.sheet.columns if column.required]
    for row in rows:
        lacking = [column for column in required if row.cells.get(column.name) is None]
        if lacking:
            _refuse_lacking(row, lacking)
    return rows


def _row(table, line, unit, code_at):
    cells = line.cells
    raw = {name: cells[position] for name, position in table.named} if table.is_plain else {}
    extra = {title: as_text(cells[position]) for title, position in table.unknown if cells[position] is not None}
    row = Row(sheet=table.sheet, number=line.number, raw=raw, table=table, unit=unit, extra=extra)
    if code_at is not None:
        row.code = as_text(cells[code_at])
    if not table.is_plain:
        for heading in table.headings:
            if heading.name:
                _put(row, heading, cells[heading.position])
    return row


def _put(row, heading, cell):
    """Of two columns that stand for one, the filled one counts; both filled is a problem."""
    if row.raw.get(heading.name) is not None and cell is not None:
        row.refuse(heading.name, _("Cả hai cột cùng có ngày."), _("Xóa một trong hai ô."), kind=problems.TWICE)
        return
    if cell is not None:
        row.raw |= {heading.name: cell, **heading.fills}
    else:
        row.raw.setdefault(heading.name, None)


def _parse(column, rows):
    """Equal cells are read once."""
    name, known = column.name, {}
    for row in rows:
        raw = row.raw.get(name)
        if raw is None:
            row.cells[name] = None
            continue
        key = (type(raw), raw)
        if key not in known:
            known[key] = _read(column, raw)
        value, problem, note = known[key]
        row.cells[name] = value
        if problem:
            row.refuse(name, *problem)
        elif note:
            row.warn(name, note, kind=problems.RESTORED)


def _read(column, raw):
    """(canonical value, (sentence, what to do, kind) or None, note)."""
    if isinstance(raw, ErrorCell):
        return None, (*_of_formula(raw), problems.FORMULA), ""
    try:
        value = column.parse(raw)
    except Unreadable as unreadable:
        return None, (unreadable.sentence, column.fix, column.kind_of(raw)), ""
    return value, None, column.note(raw, value) if value is not None else ""


def _of_formula(raw):
    """(sentence, what to do) for a formula that came to nothing, or was never worked out."""
    if raw.startswith("="):
        return _("Công thức %(formula)s chưa được tính.") % {"formula": raw[:40]}, _("Mở tệp bằng Excel rồi lưu lại, hoặc ghi giá trị.")
    return _("Ô có lỗi công thức %(error)s.") % {"error": raw}, _("Ghi lại giá trị.")


def _refuse_lacking(row, columns):
    """Required cells are filled; required columns are there, unless Mã dòng says which row it is."""
    refused = {problem.column for problem in row.problems}
    filled_by = {name for heading in row.table.headings for name in heading.fills}
    for column in columns:
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
