"""Sổ công đoàn (Excel): the engine by which a union's workbook comes in and goes out.

Nouns: sheet (trang tính), column (cột), row (dòng), problem (vướng mắc), batch (lần nhập). Apps declare their sheets in
sheets.py (docs/how-to/add-a-sheet.md); screens stand in overview. For callers:

    batch = workbooks.preview(by=actor, unit=unit, file_name="so.xlsx", content=data)   # nothing is written
    batch = workbooks.commit(by=actor, batch=batch)      # the good rows, in one transaction
    batch = workbooks.bring_in(by=actor, unit=unit, file_name="so.xlsx", content=data)  # both at once, for the command line
    batch = workbooks.undo(by=actor, batch=batch)        # the whole batch
    data = workbooks.errors_file(by=actor, batch=batch)  # the same workbook, mistakes marked
    data = workbooks.export(by=actor, unit=unit)         # .xlsx that imports back without a change
    workbooks.summary(batch), workbooks.exit_status(batch)            # for the command line

Reading what was found: queries.batches, batch, rows, sheets, problem_groups. The functions below are the actions of
workbooks.actions, which screens name directly.
"""


def preview(*, by, unit, file_name, content):
    """Xem trước: reads and compares, writes nothing but the Batch it returns. Raises Refused for an unreadable file."""
    from congdoan.workbooks.actions import batches

    return batches.preview(by=by, unit=unit, file_name=file_name, content=content)


def commit(*, by, batch, old_text_right=False):
    """Ghi vào sổ. If the book has changed since the preview, previews anew and raises Conflict with that batch."""
    from congdoan.kernel.errors import Conflict
    from congdoan.workbooks.actions import batches

    try:
        return batches.commit(by=by, batch=batch, old_text_right=old_text_right)
    except Conflict as conflict:
        raise Conflict(conflict.sentence, current=batches.renew(by=by, batch=batch)) from conflict


def bring_in(*, by, unit, file_name, content, old_text_right=False, columns_right=False):
    """Nhập và ghi ngay các dòng tốt; ``old_text_right``: chữ bảng mã cũ đọc lại đã có người xem;
    ``columns_right``: trang, cột máy đoán cũng thế. Returns the committed Batch."""
    from congdoan.workbooks.actions import batches

    seen = {"old_text_right": old_text_right, "columns_right": columns_right}
    return batches.bring_in(by=by, unit=unit, file_name=file_name, content=content, **seen)


def undo(*, by, batch):
    """Hoàn tác cả lần nhập. Raises Refused if something later depends on it."""
    from congdoan.workbooks.actions import batches

    return batches.undo(by=by, batch=batch)


def errors_file(*, by, batch):
    """Tệp có đánh dấu chỗ sai: bytes of the .xlsx."""
    from congdoan.workbooks.actions import books

    return books.mark_errors(by=by, batch=batch)


def export(*, by, unit, sensitive=True, reason="xuất bằng lệnh"):
    """Xuất sổ: bytes of the .xlsx; all that ``by`` may see, unless ``sensitive`` is False."""
    from congdoan.workbooks.actions import books

    return books.export(by=by, unit=unit, sensitive=sensitive, reason=reason)


def summary(batch):
    """What a batch found and did, as lines of text."""
    from congdoan.workbooks import wording

    return wording.text(batch)


def exit_status(batch):
    """0 everything, 3 some rows left out, 1 nothing."""
    from congdoan.workbooks import wording

    return wording.exit_status(batch)
