"""A messy file goes the officer's way into the book; what stands there afterwards is held against the labels.

Values are read back from what the union exports, found by Mã dòng; nothing is believed that the preview says of itself.
"""

import copy
import datetime
import io
from collections import defaultdict
from dataclasses import dataclass

import python_calamine

from congdoan import workbooks
from congdoan.kernel.errors import Refused
from congdoan.workbooks import codes, queries
from congdoan.workbooks.actions import batches
from tests.corpus import officer, people, rendering
from tests.corpus.alike import alike

DEFAULTS = {
    "Đoàn viên": {"Đơn vị (mã)", "Ngày về đơn vị", "Hình thức"},
    "Thăm hỏi": {"Đơn vị (mã)"},
}
"""What a record says although no cell of the file does: an empty Ngày về đơn vị is the day of joining, the unit that of the import."""


@dataclass(frozen=True)
class Union:
    """Công đoàn cơ sở before a messy file comes: its chair and all that its book holds."""

    by: object
    held: dict


def new_union():
    """The Union of tests/corpus/people.py in an empty database."""
    by = people.set_up()
    return Union(by, held(_out(by)))


def checked(book, union):
    """([what is wrong, as text], batch) of a Book, brought into a Union that is still as it was made."""
    by, before = copy.deepcopy(union.by), union.held
    if book.before:
        book.before(by)
        before = held(_out(by))
    content = rendering.content(book)
    batch = brought_in(by, book, content)
    out = _out(by)
    after = held(out)
    wrong = [*_labels(book, batch, after), *_justified(book, batch, before, after), *_said_of_pages(book, batch)]
    if not wrong:
        wrong = [*_twice(by, book, content), *_out_and_in(by, out, after)]
    return wrong, batch


def brought_in(by, book, content):
    """Preview, the officer's answers, commit; returns the Batch."""
    batch = batches.preview(by=by, unit=by.units[0], file_name=rendering.file_name(book), content=content)
    batch = officer.answered(by, book, batch)
    if batch.rows_to_write:
        batch = officer.committed(by, batch)
    return batch


def _out(by):
    """The bytes of the union's exported book."""
    return workbooks.export(by=by, unit=by.units[0])


def held(exported):
    """{sheet: {pk: {title: value}}} of all that an exported book holds."""
    opened = python_calamine.load_workbook(io.BytesIO(exported))
    found = {}
    for name in opened.sheet_names:
        head, *rows = opened.get_sheet_by_name(name).to_python(skip_empty_area=False) or [[]]
        titles = [title.removesuffix(" *") for title in head]
        if codes.TITLE in titles:
            records = [dict(zip(titles, map(_value, row), strict=True)) for row in rows]
            found[name] = {codes.read(record.pop(codes.TITLE))[1]: record for record in records}
    return found


def _value(cell):
    if cell == "":
        return None
    if isinstance(cell, datetime.datetime):
        return cell.date()
    return int(cell) if isinstance(cell, float) and cell.is_integer() else cell


def _labels(book, batch, after):
    rows, said = _rows(batch), _said(book, batch)
    for label in _without_reported(book, rows):
        page, found = book.pages[label.tab], rows.get((label.tab, label.row), [])
        where = f"{page.title}, row {label.row}, {label.heading or label.column}"
        if label.kind == "said":
            if not any(label.value in text for _column, text in said[label.tab, label.row]):
                yield f"{where}: nothing is said of the row ({label.value}); said: {said[label.tab, label.row]}"
        elif label.kind == "reported":
            yield from _reported(label, found, where)
        else:
            yield from _stored(label, page, found, after, where, said)


def _without_reported(book, rows):
    """The labels without those of rows that may be reported and are."""
    for label in book.labels:
        found = rows.get((label.tab, label.row), [])
        may_be = book.pages[label.tab].expected[label.row] == "either"
        reported = may_be and found and all(row.status == "error" for row in found)
        if not reported or (label.either and not any(_sentence_at(label, label.either, found))):
            yield label


def _sentence_at(label, part, found):
    return [part in text and label.heading in (column, "") for column, text in _blocking(found)]


def _blocking(found):
    return [(one["column"], f"{one['sentence']} {one['fix']}") for row in found for one in row.problems if one["blocks"]]


def _reported(label, found, where):
    sentences = _blocking(found)
    if any(row.status != "error" for row in found) or not found:
        yield f"{where}: was to be reported ({label.value}), is {[row.status for row in found] or 'nowhere'} {sentences}"
    elif not any(_sentence_at(label, label.value, found)):
        yield f"{where}: was to be reported with “{label.value}”, said is {sentences}"


def _stored(label, page, found, after, where, said):
    records = [after.get(page.sheet, {}).get(row.record) for row in found if row.status != "error"]
    if not records or None in records:
        yield f"{where}: was to be stored as {label.value!r}, is {[(row.status, _short(row)) for row in found] or 'nowhere'}"
        return
    values = [record.get(label.column) for record in records]
    if label.kind == "each":
        if tuple(sorted(map(str, values))) != label.value:
            yield f"{where}: one record for each of {label.value}, got {values}"
        return
    if any(value != label.value for value in values):
        yield f"{where}: {label.typed!r} was to be stored as {label.value!r}, is {values}"
    warned = [text for column, text in said[label.tab, label.row] if column in (label.heading, "")]
    if label.warned and not any(label.warned in text for text in warned):
        yield f"{where}: no warning “{label.warned}” at the cell; said: {said[label.tab, label.row]}"
    if not warned and any(not alike(label.typed, value, label.column) for value in values):
        yield f"{where}: {label.typed!r} silently became {values}"


def _short(row):
    return [one["sentence"] for one in row.problems if one["blocks"]][:3]


def _justified(book, batch, before, after):
    """No record that the file does not justify, no cell that nobody wrote, nothing else changed."""
    rows = _rows(batch)
    labelled = defaultdict(set)
    for label in book.labels:
        labelled[label.tab, label.row].add(label.column)
    own, columns = defaultdict(set), {}
    for (tab, number), found in rows.items():
        page = book.pages[tab]
        state = page.expected.get(number)
        if state is None or (state == "passed" and any(row.status != "error" for row in found)):
            yield f"{page.title}, row {number}: is read as a row: {[row.cells for row in found]} {[_short(row) for row in found]}"
            continue
        if state == "stored" and len({row.record for row in found}) != page.records[number]:
            yield f"{page.title}, row {number}: {len(found)} records, {page.records[number]} wanted"
        for row in found:
            if row.status != "error":
                own[page.sheet].add(row.record)
                columns.setdefault((page.sheet, row.record), set()).update(labelled[tab, number])
    for page in book.pages:
        for number, state in page.expected.items():
            if state != "passed" and (page.index, number) not in rows:
                yield f"{page.title}, row {number}: is not read at all"
    for sheet, records in after.items():
        known = before.get(sheet, {})
        for pk, record in records.items():
            if record == known.get(pk):
                continue
            if pk not in own[sheet]:
                yield f"{sheet}: a record that no row justifies, new or changed: {record}"
            elif pk not in known:
                strange = {title for title, value in record.items() if value is not None} - columns[sheet, pk]
                if strange := strange - DEFAULTS.get(sheet, {"Đơn vị (mã)"}):
                    yield f"{sheet}: {strange} of {record} come from no labelled cell"
        for pk in known.keys() - records.keys():
            yield f"{sheet}: a record is gone: {known[pk]}"


def _said_of_pages(book, batch):
    for part in book.remarks:
        if not any(part in f"{one['sentence']} {one['fix']} {one['column']}" for one in batch.remarks):
            yield f"nothing is said of the page: {part}; said: {[one['sentence'] for one in batch.remarks]}"


def _out_and_in(by, content, after):
    """The union's exported book, brought in again, changes nothing."""
    batch = batches.preview(by=by, unit=by.units[0], file_name="so.xlsx", content=content)
    if batch.counts["same"] != sum(batch.counts.values()) or batch.counts["same"] < sum(map(len, after.values())):
        rows = [(row.sheet, row.row_no, row.status, row.cells, row.old, _short(row)) for row in queries.rows(batch) if row.status != "same"]
        yield f"the exported book is not the same: {rows[:4]}"


def _twice(by, book, content):
    """The same file once more, answered alike, changes nothing."""
    again = batches.preview(by=by, unit=by.units[0], file_name=rendering.file_name(book), content=content)
    try:
        again = officer.answered(by, book, again)
    except Refused as refused:
        yield f"the same file again is refused: {refused.sentence}"
    if again.rows_to_write:
        rows = [(row.row_no, row.status, row.cells, row.old) for row in queries.rows(again) if row.status in ("new", "changed")]
        yield f"the same file again is not the same: {rows[:4]}"


def _rows(batch):
    """{(tab, row number): [StagedRow]}."""
    found = defaultdict(list)
    for row in queries.rows(batch):
        found[row.table, row.row_no].append(row)
    return found


def _said(book, batch):
    """{(tab, row number): [(column, sentence)]} of all that is said of rows and cells."""
    titles = {page.title: page.index for page in book.pages}
    said = defaultdict(list)
    for one in [*batch.remarks, *(one for row in queries.rows(batch) for one in row.problems)]:
        tab = titles.get(one["sheet"], 0 if len(book.pages) == 1 else None)
        said[tab, one["row"]].append((one["column"], f"{one['sentence']} {one['fix']}"))
    return said
