"""Một lần chạy: the whole import of a workbook inside one transaction, kept (ghi) or rolled back at the end (xem trước).

Sheet by sheet, needed ones first: parse, resolve, match, judge, write through the apps' bulk actions. Preview and commit
are the same run, so what is shown is what is done.
"""

import logging
from collections import Counter

from django.db import DataError, IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from congdoan.access.actions import refusal
from congdoan.kernel import progress
from congdoan.kernel.errors import NotAllowed, Refused
from congdoan.people import queries as people
from congdoan.units import queries as units
from congdoan.workbooks import layouts, matching, parsing, problems, reading, registry, remarks, resolving, staging
from congdoan.workbooks.answers import Answers
from congdoan.workbooks.choices import RowStatus
from congdoan.workbooks.places import Places

logger = logging.getLogger(__name__)


class Run:
    """Lần chạy: who, for which unit, what was read; given to the sheets' functions and the columns."""

    def __init__(self, *, by, unit, tables, batch=None):
        self.by = by
        self.unit = unit
        self.batch = batch  # None while a book goes out
        self.answers = Answers(batch.answers if batch else ())
        self.tables = tables
        self.rows = []
        self.failed = {}  # {sheet name: {name in one form: [rows in error]}}
        self.newest = 0  # the key of whoever was recorded last before the run
        self.staged = []  # unsaved StagedRow, once the run has ended
        self.behind = 0  # rows of the file that have had their turn
        self._kept = {}

    @property
    def ahead(self):
        """How many rows of the file are to have their turn."""
        return sum(len(table.lines) for table in self.tables if table.sheet and table.head)

    @property
    def today(self):
        """The actor's day."""
        return self.by.today

    @property
    def units(self):
        """{pk: Unit} of the import's unit and all below it."""
        return self.once("workbooks.units", lambda: {unit.pk: unit for unit in units.subtree(self.unit)})

    def once(self, key, load):
        """What ``load()`` returns, kept until a sheet has written."""
        if key not in self._kept:
            self._kept[key] = load()
        return self._kept[key]

    def forget(self):
        """Drops what was kept: the database has changed."""
        self._kept.clear()

    @property
    def counts(self):
        """{"new", "changed", "same", "error": how many rows}."""
        seen = Counter(row.status for row in self.rows)
        return {str(status.value): seen[status] for status in RowStatus}

    @property
    def problems(self):
        """All problems and warnings of rows, in the order of the file."""
        return [problem for row in self.rows for problem in row.problems]

    @property
    def remarks(self):
        """What is to be said of whole sheets: unknown ones, unknown columns, rows left out."""
        return [remark for table in self.tables for remark in remarks.of_table(table)]


def tables_of(batch):
    """[Table] of a batch's file, as it says that they are to be read. Raises Refused for a file that cannot be read."""
    return reading.read(batch, registry.by_key(), Places(units.subtree(batch.unit)), layouts.known(batch))


def run(batch, *, by, commit):
    """Imports the file of a Batch (saved or not); ``commit=False`` rolls everything back at the end. Returns the Run.

    Raises Refused for a file that cannot be read.
    """
    progress.tell(_("Mở tệp"))
    tables = tables_of(batch)
    going = Run(by=by, unit=batch.unit, batch=batch, tables=tables)
    with transaction.atomic():
        going.newest = people.newest()
        for sheet in registry.sheets():
            _take_in(sheet, going)
        progress.tell(_("Lập bảng xem trước") if not commit else _("Ghi xong các trang, lập bảng kết quả"), going.behind, going.ahead)
        going.staged = staging.staged_rows(going, kept=commit)  # before the rollback: names are looked up
        if not commit:
            transaction.set_rollback(True)
    return going


def _take_in(sheet, going):
    tables = [table for table in going.tables if table.sheet is sheet and table.head]
    rows = [row for table in tables for row in parsing.rows_of(table, going.unit, going.answers)]
    if not rows:
        return
    progress.tell(_("Trang %s") % sheet.name, going.behind, going.ahead)
    going.behind += len(rows)
    if not going.by.scope(sheet.permission).touches(going.unit):
        _refuse_all(rows, (), refusal(sheet.permission, going.unit), problems.NOT_ALLOWED)  # and nothing is told of what the book knows
        going.rows += rows
        return
    resolving.resolve(sheet, rows, going)
    rows = resolving.expanded(sheet, rows)
    if sheet.prepare:
        sheet.prepare([row for row in rows if not row.in_error], going)
    existing = list(sheet.existing(by=going.by, unit=going.unit))
    matching.match(sheet, rows, existing, going)
    matching.warn_of_look_alikes(sheet, rows, existing, going)
    _judge(sheet, rows, going)
    resolving.keep_out_dependents(sheet, rows)
    _write(sheet, rows, going)
    resolving.remember_failures(sheet, rows, going)
    going.rows += rows


def _judge(sheet, rows, going):
    """Rights at each row's unit, then the app's policies."""
    concerned = [row for row in rows if row.status in (RowStatus.NEW, RowStatus.CHANGED)]
    wrong = [row for row in rows if row.in_error and (row.match is None or row.changes)] if matching.copes(sheet.judge) else []
    _check_rights(sheet, concerned, going)
    concerned = [row for row in concerned if not row.in_error]
    if sheet.judge:
        for row in (*concerned, *wrong):
            try:
                sheet.judge(row, going)
            except Refused as refused:
                row.refuse(refused.field, refused.sentence)
            except NotAllowed as refused:
                row.refuse(None, refused.sentence, kind=problems.NOT_ALLOWED)
    concerned = [row for row in concerned if not row.in_error]
    if sheet.judge_all and concerned:
        sheet.judge_all(concerned, going)


def _check_rights(sheet, rows, going):
    allowed = {}
    for row in rows:
        places = [row.unit if sheet.of_unit else going.unit]
        if sheet.of_unit and row.match and row.match.unit_id not in (None, row.unit.pk):
            places.append(going.units.get(row.match.unit_id, going.unit))
        for place in places:
            if place.pk not in allowed:
                allowed[place.pk] = going.by.may(sheet.permission, place)
            if not allowed[place.pk]:
                row.refuse(None, refusal(sheet.permission, place), kind=problems.NOT_ALLOWED)
                break


def _write(sheet, rows, going):
    """Writes what is in order; a refusal of the whole sheet undoes the sheet alone."""
    new = [row for row in rows if row.status == RowStatus.NEW]
    changed = [row for row in rows if row.status == RowStatus.CHANGED]
    if not new and not changed:
        return
    try:
        with transaction.atomic():
            sheet.write(by=going.by, unit=going.unit, new=new, changed=changed, run=going)
    except (Refused, NotAllowed) as refused:
        kind = problems.NOT_ALLOWED if isinstance(refused, NotAllowed) else problems.REFUSED
        _refuse_all(new, changed, refused.sentence, kind)
    except (IntegrityError, DataError):
        logger.exception("sheet %s: the database refused the rows", sheet.name)
        sentence = _("Máy chưa ghi được trang này: có dòng trái với những gì sổ đã có.")
        _refuse_all(new, changed, sentence, problems.REFUSED)
    else:
        if any(row.pk is None for row in new):
            raise RuntimeError(f"{sheet.name}: write() must set row.pk on every new row")
    going.forget()


def _refuse_all(new, changed, sentence, kind):
    for row in (*new, *changed):
        row.refuse(None, sentence, kind=kind)
    for row in new:
        row.pk = None
