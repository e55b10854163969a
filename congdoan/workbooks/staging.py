"""Kết quả một lần chạy as it is stored: rows for the preview, one hash of it all."""

from collections import defaultdict

from congdoan.kernel import hashes
from congdoan.kernel.db import maker
from congdoan.workbooks.choices import RowStatus
from congdoan.workbooks.columns import Column, told_apart
from congdoan.workbooks.models import StagedRow


def staged_rows(run, kept):
    """Unsaved StagedRow of every row, in order, without their batch; ``kept``: with what undo will need."""
    shown = {}
    for sheet in {id(row.sheet): row.sheet for row in run.rows}.values():
        shown |= _shown(sheet, [row for row in run.rows if row.sheet is sheet], run)
    make = maker(
        StagedRow,
        *("position", "sheet", "table", "row_no", "part", "record"),
        *("status", "cells", "extra", "old", "problems", "before", "after"),
    )
    return [
        make(
            *(position, row.sheet.name, row.table.index, row.number, row.part, row.pk),
            row.status,
            shown[id(row)][0],
            row.extra,
            shown[id(row)][1],
            [problem.as_json() for problem in row.problems],
            (row.was if row.match is None else {name: old for name, (old, _new) in row.changes.items()}) if kept else {},
            {name: value for name, value in row.cells.items() if name in row.given} if kept else {},
        )
        for position, row in enumerate(run.rows)
    ]


def named(run):
    """{position of a row to be written: keys of the persons whom it names}, those alone who were known before the run."""
    found = {}
    for sheet in {id(row.sheet): row.sheet for row in run.rows}.values():
        columns = [column for column in sheet.columns if type(column).persons is not Column.persons]
        for position, row in enumerate(run.rows) if columns else ():
            if row.sheet is sheet and row.status in (RowStatus.NEW, RowStatus.CHANGED):
                values = [(column, row[column.name]) for column in columns]
                persons = [pk for column, value in values if value is not None for pk in column.persons(value) if pk <= run.newest]
                if persons:
                    found[position] = persons
    return found


def digest(rows, named):
    """One hash of what a run found: equal for preview and commit unless the database has changed meanwhile.

    Keys of new records are no part of it, nor canonical values that may hold them; of whom a row names, those known before (``named``) are.
    """
    return hashes.sha256_json(
        [
            [row.sheet, row.table, row.row_no, row.part, str(row.status), row.cells, row.old, row.problems, named.get(position, ())]
            for position, row in enumerate(rows)
        ]
    )


def _shown(sheet, rows, run):
    """{id(row): (cells as texts, old values of changed cells as texts)}."""
    wanted = defaultdict(set)
    for row in rows:
        for name, (old, _new) in row.changes.items():
            if old is not None and row.status == RowStatus.CHANGED:
                wanted[name].add(old)
        if row.many:
            wanted[sheet.each].add(row.cells[sheet.each])
    texts = {}
    for name, values in wanted.items():
        column = sheet.column(name)
        texts[name] = {value: column.show_known(cell) for value, cell in column.write_all(values, run).items()}
    cells = _cells(sheet, rows, texts)
    return {id(row): (cells[id(row)], _old(row, texts)) for row in rows}


def _cells(sheet, rows, texts):
    """{id(row): {column name: text}}: cells as the file has them; for one of many people, his or her name."""
    cells = {}
    for table in {id(row.table): row.table for row in rows}.values():
        own = [row for row in rows if row.table is table]
        columns = [column for column in sheet.columns if column.name in table.given]
        names, shown = [column.name for column in columns], [_shown_alike(column, own) for column in columns]
        cells |= {
            id(row): dict(zip(names, shown_of_row, strict=True)) for row, shown_of_row in zip(own, zip(*shown, strict=True), strict=True)
        }
    for row in rows:
        if row.many:
            cells[id(row)][sheet.each] = texts[sheet.each].get(row.cells[sheet.each], "")
    return cells


def _shown_alike(column, rows):
    """The column's cell of each row as text; equal cells are written once."""
    raw = [row.raw.get(column.name) for row in rows]
    keys = told_apart(raw)
    known = {key: column.show(cell) for key, cell in dict(zip(keys, raw, strict=True)).items()}
    return list(map(known.__getitem__, keys))


def _old(row, texts):
    if row.status != RowStatus.CHANGED:
        return {}
    return {name: texts.get(name, {}).get(old, "") if old is not None else "" for name, (old, _new) in row.changes.items()}
