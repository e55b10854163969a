"""Lần nhập: preview, commit, undo, discard; of a large file the preview and the commit are handed to a background job."""

import hashlib

from django.db import IntegrityError, models
from django.utils.translation import gettext as _

from congdoan.access.actions import action
from congdoan.audit import notes
from congdoan.jobs.actions import runs
from congdoan.kernel.db import insert_all
from congdoan.kernel.errors import Conflict, Refused
from congdoan.kernel.text import squeeze
from congdoan.workbooks import answers, layouts, opening, policies, registry, running, staging, understanding
from congdoan.workbooks.choices import BatchState, Permission, RowStatus
from congdoan.workbooks.models import Batch, Layout, StagedRow

WRITTEN = (RowStatus.NEW, RowStatus.CHANGED)


@action(Permission.IMPORT_WORKBOOK, at="unit", alone=False)
def preview(*, by, unit, file_name, content):
    """Xem trước một sổ đưa lên: đọc, so với sổ đã có, chưa ghi gì.

    ``content``: the bytes of an .xlsx, .xls, .ods or .csv. Returns the Batch with its staged rows. Raises Refused for a file that cannot be read.
    """
    batch = _uploaded(by, unit, file_name, content)
    store(batch, running.run(batch, by=by, commit=False))
    notes.note(file=batch.sha256, counts=batch.counts)
    return batch


@action(Permission.IMPORT_WORKBOOK, at="unit", alone=False)
def receive(*, by, unit, file_name, content):
    """Nhận một sổ lớn, giao máy chạy nền đọc. Raises Refused for a file that cannot be opened; nothing of it is kept."""
    batch = _uploaded(by, unit, file_name, content)
    opening.opened(content, batch.file_name)  # judged and measured here; its cells are read by the job
    batch.state = BatchState.WAITING
    batch.save()
    _hand_to_reader(batch, by)
    notes.note(file=batch.sha256)
    return batch


@action(Permission.IMPORT_WORKBOOK, at="batch.unit", alone=False)
def read(*, by, batch):
    """Đọc một sổ lớn đã nhận: xem trước, chưa ghi gì. A file that cannot be read says why and stays so."""
    batch = locked(batch)
    policies.check_transition(batch=batch, to=BatchState.PREVIEWED)
    try:
        run = running.run(batch, by=by, commit=False)
    except Refused as refused:
        batch.state, batch.trouble, batch.content = BatchState.UNREADABLE, refused.sentence, b""
        batch.save(update_fields=["state", "trouble", "content"])
        return batch
    batch.state = BatchState.PREVIEWED
    store(batch, run)
    notes.note(file=batch.sha256, counts=batch.counts)
    return batch


@action(Permission.IMPORT_WORKBOOK, at="unit")
def bring_in(*, by, unit, file_name, content, old_text_right=False, columns_right=False):
    """Nhập một sổ và ghi ngay các dòng tốt, không xem trước (dòng lệnh).

    The same run as preview and commit, once. ``old_text_right``: somebody has seen how text of an old encoding is read;
    ``columns_right``: which column was guessed to be which. Returns the committed Batch.
    """
    batch = _uploaded(by, unit, file_name, content)
    run = running.run(batch, by=by, commit=True)
    _end(batch, by, BatchState.COMMITTED)
    store(batch, run)
    policies.check_old_text_seen(batch=batch, old_text_right=old_text_right)
    policies.check_layout_seen(batch=batch, columns_right=columns_right)
    notes.note(file=batch.sha256, counts=batch.counts)
    return batch


@action(Permission.IMPORT_WORKBOOK, at="batch.unit", alone=False)
def renew(*, by, batch):
    """Xem trước lại một sổ đã đưa lên, so với sổ của bây giờ."""
    batch = locked(batch)
    policies.check_transition(batch=batch, to=BatchState.COMMITTED)
    store(batch, running.run(batch, by=by, commit=False))
    notes.note(file=batch.sha256, counts=batch.counts)
    return batch


@action(Permission.IMPORT_WORKBOOK, at="batch.unit")
def commit(*, by, batch, old_text_right=False):
    """Ghi vào sổ các dòng mới và thay đổi của một lần nhập đã xem trước.

    All rows without error in one transaction. ``old_text_right``: somebody has seen how text of an old encoding is read. Raises Conflict if the outcome is no longer the one that was previewed.
    """
    batch = locked(batch)
    policies.check_transition(batch=batch, to=BatchState.COMMITTED)
    _check_may_commit(batch, old_text_right)
    run = running.run(batch, by=by, commit=True)
    previewed = batch.outcome
    _end(batch, by, BatchState.COMMITTED)
    store(batch, run)
    if batch.outcome != previewed:
        raise Conflict(_("Sổ đã có thay đổi từ lúc xem trước. Xem lại rồi ghi."), current=batch)
    notes.note(file=batch.sha256, counts=batch.counts)
    return batch


@action(Permission.IMPORT_WORKBOOK, at="batch.unit", alone=False)
def hand_over(*, by, batch, old_text_right=False):
    """Giao máy chạy nền ghi vào sổ một lần nhập lớn đã xem trước; arguments as those of ``commit``."""
    batch = locked(batch)
    policies.check_transition(batch=batch, to=BatchState.WRITING)
    _check_may_commit(batch, old_text_right)
    batch.state, batch.trouble = BatchState.WRITING, ""
    batch.save(update_fields=["state", "trouble"])
    given = {"batch": batch.pk, "old_text_right": old_text_right}
    runs.enqueue("workbooks.write", by=by, unit=batch.unit, about=batch, title=batch.file_name, **given)
    notes.note(file=batch.sha256)
    return batch


@action(Permission.IMPORT_WORKBOOK, at="batch.unit", alone=False)
def take_back(*, by, batch, sentence):
    """Thôi giao máy ghi, xem trước lại; ``sentence``: why it was not written, empty if somebody wanted it so."""
    batch = locked(batch)
    policies.check_waits_to_be_written(batch=batch)
    batch.state = BatchState.PREVIEWED
    store(batch, running.run(batch, by=by, commit=False))
    batch.trouble = sentence
    batch.save(update_fields=["trouble"])
    notes.note(file=batch.sha256, counts=batch.counts)
    return batch


@action(Permission.IMPORT_WORKBOOK, at="batch.unit")
def undo(*, by, batch):
    """Hoàn tác cả một lần nhập, khi chưa có gì về sau dựa vào nó."""
    batch = locked(batch)
    policies.check_transition(batch=batch, to=BatchState.UNDONE)
    written = list(batch.rows.filter(status__in=WRITTEN).order_by("position"))
    for sheet in reversed(registry.sheets()):
        rows = [row for row in written if row.sheet == sheet.name]
        if rows:
            _undo_sheet(sheet, rows, by=by, unit=batch.unit)
    _end(batch, by, BatchState.UNDONE)
    batch.save()
    notes.note(file=batch.sha256, rows=len(written))
    return batch


@action(Permission.IMPORT_WORKBOOK, at="batch.unit", alone=False)
def discard(*, by, batch):
    """Bỏ một lần nhập đã xem trước, không ghi gì; nội dung tệp không được giữ lại."""
    batch = locked(batch)
    policies.check_transition(batch=batch, to=BatchState.DISCARDED)
    batch.rows.all().delete()
    batch.content, batch.remarks, batch.answers, batch.understood, batch.layout = b"", [], [], [], {}
    _end(batch, by, BatchState.DISCARDED)
    batch.save()
    return batch


def _check_may_commit(batch, old_text_right):
    policies.check_anything_to_write(batch=batch)
    policies.check_old_text_seen(batch=batch, old_text_right=old_text_right)
    policies.check_layout_seen(batch=batch, columns_right=False)


def _uploaded(by, unit, file_name, content):
    policies.check_size(content=content)
    digest = hashlib.sha256(content).hexdigest()
    known = answers.remembered(unit)
    return Batch(
        unit=unit, file_name=_base_name(file_name), content=content, sha256=digest, made_by=by.person, made_at=by.now, answers=known
    )


def store(batch, run):
    """Puts what the run found into the batch and its rows; of the answers, those that some cell asked for."""
    rows = run.staged
    batch.answers = run.answers.used(batch.answers)
    batch.counts = run.counts
    batch.understood = understanding.understood(run)
    batch.layout = layouts.frozen(run.tables)
    if used := layouts.remembered_in(run.tables):
        Layout.objects.filter(pk__in=used).update(used_at=run.by.now)
    batch.remarks = [problem.as_json() for problem in run.remarks]
    batch.outcome = staging.digest(rows, staging.named(run))
    batch.trouble = ""
    if batch.pk:
        batch.rows.all().delete()
    batch.save()
    for row in rows:
        row.batch_id = batch.pk
    insert_all(StagedRow, rows)


def compare(batch, by, later):
    """So lại tệp với sổ theo cách đọc, cách hiểu vừa chọn: the Run; None where the background job does it (``later``: too much for a page)."""
    if later:
        batch.state, batch.trouble = BatchState.WAITING, ""
        batch.save(update_fields=["state", "trouble", "layout", "answers"])
        _hand_to_reader(batch, by)
        return None
    run = running.run(batch, by=by, commit=False)
    store(batch, run)
    return run


def _hand_to_reader(batch, by):
    runs.enqueue("workbooks.read", by=by, unit=batch.unit, about=batch, title=batch.file_name, batch=batch.pk)


def _undo_sheet(sheet, rows, *, by, unit):
    there = {found.pk: found for found in sheet.existing(by=by, unit=unit)}
    now = {pk: {**found.cells, "unit": found.unit_id} for pk, found in there.items()}
    rows = [row for row in rows if row.status == RowStatus.CHANGED or row.record in now]  # what is gone need not be undone
    for row in rows:
        edited = row.status == RowStatus.NEW and there[row.record].version > 1  # perhaps in a column that the file did not have
        policies.check_untouched(row=row, now=now.get(row.record), edited=edited)
    created = [row.record for row in rows if row.status == RowStatus.NEW]
    changed = [
        (row.record, {name: policies.frozen(old) for name, old in row.before.items()}) for row in rows if row.status == RowStatus.CHANGED
    ]
    was = {row.record: row.before for row in rows if row.status == RowStatus.NEW and row.before}
    try:
        sheet.undo(by=by, unit=unit, created=created, changed=changed, **({"was": was} if was else {}))
    except (models.ProtectedError, models.RestrictedError, IntegrityError) as error:
        raise Refused(
            _("Không hoàn tác được: đã có việc ghi sau này dựa vào các dòng của trang %(sheet)s.") % {"sheet": sheet.name}
        ) from error


def _end(batch, by, state):
    batch.state, batch.ended_by, batch.ended_at = state, by.person, by.now


def locked(batch):
    """The batch as it stands now, held until the transaction ends."""
    return Batch.objects.select_for_update(of=("self",)).select_related("unit").get(pk=batch.pk)


def _base_name(file_name):
    """A name of at most 200 plain signs: no folders, nothing invisible, no line ends; of a long one the end stays, where the kind of the file is said."""
    return squeeze((file_name or "").replace("\\", "/").rsplit("/", 1)[-1])[-200:].strip() or "so.xlsx"
