"""Tra cứu: columns look their texts up, rows that name a row in error stay out, one file row becomes many."""

from dataclasses import replace

from django.utils.translation import gettext_lazy as _

from congdoan.kernel import names
from congdoan.kernel.errors import Unreadable
from congdoan.workbooks import problems
from congdoan.workbooks.columns import Column, as_text


def resolve(sheet, rows, run):
    """Every column looks up its cells, for all rows at once; the unit first, for people are looked for in it."""
    looking = [column for column in sheet.columns if type(column).resolve is not Column.resolve]
    for column in sorted(looking, key=lambda column: column.name != "unit"):
        filled = [row for row in rows if row.cells.get(column.name) is not None]
        if column.finds and column.finds != sheet.name:
            filled = [row for row in filled if not _depends(column, row, run)]
        if filled:
            column.resolve(filled, run)
    for row in rows:
        if "unit" in row.given and row.raw.get("unit") is None and row.unit:
            row.cells["unit"] = row.unit.pk  # left empty: the unit of the import


def expanded(sheet, rows):
    """The rows, each with one person in the column ``sheet.each``."""
    if not sheet.each:
        return rows
    result = []
    for row in rows:
        values = row.cells.get(sheet.each)
        if not isinstance(values, tuple) or row.in_error:
            result.append(row)
        elif not values:
            row.refuse(sheet.each, _("Không có ai như thế vào ngày này."), kind=problems.NOT_FOUND)
            result.append(row)
        elif row.code and len(values) > 1:
            row.refuse(
                sheet.each,
                _("Dòng có Mã dòng chỉ ghi một người."),
                _("Thêm người thì thêm dòng mới, để trống Mã dòng."),
                kind=problems.ROW_CODE,
            )
            result.append(row)
        elif len(set(values)) < len(values):
            row.refuse(sheet.each, _("Một người được ghi hai lần trong ô này."), _("Xóa một."), kind=problems.TWICE)
            result.append(row)
        else:
            result += _parts(row, sheet.each, values)
    return result


def keep_out_dependents(sheet, rows):
    """Within one sheet: rows that name a row in error stay out, and those that name them, until nothing changes."""
    columns = [column for column in sheet.columns if column.finds == sheet.name]
    found = bool(columns)
    while found:
        failed, found = _called(sheet, rows), False
        for row in rows:
            if row.in_error:
                continue
            for column in columns:
                if row.meant(column.name) is not None and _refuse_if_named(column, row, failed):
                    found = True


def remember_failures(sheet, rows, run):
    """Rows in error are known by name to the sheets that follow."""
    run.failed[sheet.name] = _called(sheet, rows)


def _called(sheet, rows):
    """{name in one form: [rows in error]}; those that stand in the database already may be named all the same.

    A name that nobody else may bear (a code) means the good row that bears it.
    """
    called = {}
    for row in rows:
        if row.in_error and row.match is None:
            for name in _names_of(row):
                called.setdefault(name, []).append(row)
    if called and not sheet.told_apart_by:
        for row in rows:
            if not row.in_error:
                for name in _names_of(row):
                    called.pop(name, None)
    return called


def _names_of(row):
    written = [cell for name in row.sheet.known_by for cell in (row.raw.get(name), row.meant(name)) if cell is not None]
    return dict.fromkeys(names.match_key(as_text(cell)) for cell in written)


def _depends(column, row, run):
    failed = run.failed.get(column.finds)
    if failed and _refuse_if_named(column, row, failed):
        row.cells[column.name] = None
        return True
    return False


def _refuse_if_named(column, row, failed):
    for text in column.named(row.meant(column.name)):
        culprit = _culprit(text, failed)
        if culprit is None:
            continue
        row.refuse(
            column.name,
            _("Dòng này nhắc đến %(name)s ở trang %(sheet)s dòng %(row)s đang có lỗi.")
            % {"name": text[:60], "sheet": culprit.table.title, "row": culprit.number},
            _("Sửa dòng ấy thì dòng này cũng vào."),
            kind=problems.DEPENDS,
        )
        return True
    return False


def _culprit(text, failed):
    """The row in error that a text names, or None; where two share the name, what stands in brackets after it counts."""
    name, hint = names.split_hint(text)
    alike = [one for one in failed.get(names.match_key(name), ()) if one.sheet.told_apart_by and _answers(one, hint)] if hint else []
    return next(iter((*failed.get(names.match_key(text), ()), *alike)), None)


def _answers(row, hint):
    """False if the hint, a birth date, is that of another."""
    known = row.cells.get(row.sheet.told_apart_by)
    try:
        said = str(row.sheet.column(row.sheet.told_apart_by).parse(hint))
    except Unreadable:  # a number of his or hers, perhaps
        return True
    return known is None or said.startswith(str(known)) or str(known).startswith(said)


def _parts(row, name, values):
    """One row for each value; warnings stay with the first."""
    return [
        replace(
            row,
            part=part,
            many=len(values) > 1,
            cells={**row.cells, name: value},
            problems=row.problems if part == 0 else [],
            extra=row.extra,
        )
        for part, value in enumerate(values)
    ]
