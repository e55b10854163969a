"""Books for tests: a case's workbook as data, changed, written, and imported into an empty database."""

from congdoan.demo import loading, writing
from congdoan.workbooks.actions import batches
from tests.people import NOW

FAR = NOW.replace(year=2026, month=11)


def leave_out(book, sheet, cells):
    """The book without the one row of ``sheet`` that holds ``cells``; fails if there is not exactly one."""
    columns, rows = book[sheet]
    places = {columns.index(title): value for title, value in cells.items()}
    kept = [row for row in rows if not all(row[place] == value for place, value in places.items())]
    assert len(rows) - len(kept) == 1, f"{len(rows) - len(kept)} rows of {sheet} hold {cells}"
    return {**book, sheet: book[sheet]._replace(rows=kept)}


def written(book, folder, name="so.xlsx"):
    """The book's bytes."""
    path = folder / name
    writing.write(path, book)
    return path.read_bytes()


def brought_in(content, now=FAR):
    """Imports bytes into an empty database as whoever sets the installation up; returns (actor, batch)."""
    by = loading.set_up(now)
    return by, taken_in(by, content)


def taken_in(by, content, name="so.xlsx"):
    """Previews and commits; returns the batch as it stands afterwards."""
    batch = batches.preview(by=by, unit=by.units[0], file_name=name, content=content)
    if batch.rows_to_write:
        batch = batches.commit(by=by, batch=batch)
    return batch


def part_of(book, codes):
    """The rows of ``book`` that stand in the units of ``codes`` or name them; of a sheet without a unit, those of the people who stand there."""
    people, kept = set(), {}
    for sheet, (columns, rows) in book.items():
        at = columns.index("Mã" if sheet == "Đơn vị" else "Đơn vị (mã)") if {"Mã", "Đơn vị (mã)"} & set(columns) else None
        stand = [row for row in rows if (row[at] in codes if at is not None else row[0] in people)]
        if sheet == "Đoàn viên":
            people = {name for row in stand for name in (row[0], f"{row[0]} ({row[1]:%d/%m/%Y})")}
        kept[sheet] = book[sheet]._replace(rows=stand)
    return kept
