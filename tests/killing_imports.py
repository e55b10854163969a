"""A large import killed while it is read, written, undone; what a page had begun is put back by the reaper and done by another worker."""

import datetime
import hashlib
import io

import xlsxwriter
from django.utils import timezone

from congdoan.access.actors import actor_for
from congdoan.accounts import queries as accounts
from congdoan.audit.models import Entry
from congdoan.jobs.actions import runs
from congdoan.jobs.choices import RunState
from congdoan.jobs.models import Run
from congdoan.jobs.worker import Worker
from congdoan.organization.actions import installation
from congdoan.workbooks.actions import batches
from congdoan.workbooks.choices import BatchState
from congdoan.workbooks.models import Batch, StagedRow
from tests import stored
from tests.killing import Broken, Series, at_once, verify

PHASES = ("read", "write", "undo")
HEADS = {
    "Đoàn viên": ("Họ và tên", "Ngày sinh", "Giới tính", "Số CCCD", "Đơn vị (mã)", "Ngày vào công đoàn", "Điện thoại"),
    "Thăm hỏi": ("Ngày", "Đoàn viên", "Lý do", "Số tiền", "Số chứng từ"),
}
FAMILY, MIDDLE, GIVEN = ("Nguyễn", "Trần", "Lê", "Phạm", "Vũ"), ("Thị", "Văn", "Minh"), ("An", "Bình", "Chi", "Dung", "Hà", "Lan", "Mai")


def book(rows, changed=False):
    """The bytes of a workbook with members and visits; ``changed``: the other half is new, telephones differ, one visit in ten is wrong."""
    buffer, first = io.BytesIO(), rows // 2 if changed else 0
    file = xlsxwriter.Workbook(buffer, {"in_memory": True})
    file.set_properties({"created": datetime.datetime(2023, 6, 30)})
    sheets = {name: file.add_worksheet(name) for name in HEADS}
    for name, sheet in sheets.items():
        sheet.write_row(0, 0, HEADS[name])
    for line, number in enumerate(range(first, first + rows), 1):
        name = f"{FAMILY[number % 5]} {MIDDLE[number % 3]} {GIVEN[number // 7 % 7]} {GIVEN[number % 7]}"
        birth = f"{1 + number % 28:02d}/{1 + number // 28 % 12:02d}/{1965 + number % 35}"
        sex, phone = ("Nữ", "Nam")[number % 2], f"09{int(changed)}{number:07d}"
        sheets["Đoàn viên"].write_row(line, 0, (name, birth, sex, f"99{number:010d}", "DO-THU", "01/02/2020", phone))
        day = "31/02/2024" if changed and number % 10 == 0 else f"{1 + number % 28:02d}/03/2024"
        sheets["Thăm hỏi"].write_row(line, 0, (day, f"{name} ({birth})", "Ốm đau", 300_000 + number, ""))
    file.close()
    return buffer.getvalue()


def state():
    """One hash of everything that stands but queue, clock and keys; the same for two ways to one state."""
    with at_once():
        told = sorted(map(repr, stored.state().items()))
        told += [
            repr(row) for row in Batch.objects.order_by("pk").values_list("state", "counts", "outcome", "sha256", "trouble", "understood")
        ]
        rows = StagedRow.objects.order_by("batch_id", "position")
        told += [
            repr((row.batch.sha256, row.position, row.status, row.cells, row.old, row.problems)) for row in rows.select_related("batch")
        ]
        told += [repr(row) for row in Entry.objects.order_by("unit_id", "sequence").values_list("action", "unit__code", "by__full_name")]
    return hashlib.sha256("\n".join(told).encode()).hexdigest()


class Kills(Series):
    """Kills of an import; ``rows``: members of the book."""

    phases = PHASES

    def state(self):
        """What stands."""
        return state()

    def perform(self, phase):
        """As it is done in life: by a worker, or for undo within a request."""
        if phase == "undo":
            batches.undo(by=actor_for(accounts.account_of(_batch().made_by_id), timezone.now()), batch=_batch())
        else:
            Worker(once=True).work()

    def prepare(self):
        """The undisturbed run of each phase: its two states, how long it takes, and the database from which it starts."""
        by = installation.initialise(
            code="DO-THU", name="CĐCS để thử", kind="grassroots_union", founded_on=datetime.date(2000, 1, 1),
            superiors=(("TREN", "LĐLĐ tỉnh để thử", "provincial_federation", datetime.date(2000, 1, 1)),), full_name="Trần Thị Thử",
            sex="female", username="thu", password="chi-de-thu-thoi-2026", now=timezone.now(),
        )  # fmt: skip
        unit = by.units[-1]
        batches.bring_in(by=by, unit=unit, file_name="truoc.xlsx", content=book(self.rows))
        batches.receive(by=by, unit=unit, file_name="so.xlsx", content=book(self.rows, changed=True))
        self._phase("read")
        batches.hand_over(by=by, batch=_batch())
        self._phase("write")
        self._phase("undo")
        if _batch().counts["error"] == 0 or _batch().counts["changed"] == 0:
            raise Broken(f"the book does not try enough: {_batch().counts}")

    def _while(self, phase):
        run = Run.objects.order_by("pk").last()
        return "during" if phase == "undo" or run.state == RunState.RUNNING else "before"

    def _again(self, phase):
        """The reaper puts the job back, another worker does it; what a page had begun is asked for again."""
        if phase == "undo":
            if _batch().state != BatchState.UNDONE:
                self.perform(phase)
        else:
            was = Run.objects.order_by("pk").last()
            lost = runs.put_back_lost(now=timezone.now())
            self.seen.put_back += len(lost)
            if was.state == RunState.RUNNING and [run.pk for run in lost] != [was.pk]:
                raise Broken("the reaper did not put the job back")
            self.perform(phase)
            run = Run.objects.get(pk=was.pk)
            if run.state != RunState.DONE:
                raise Broken(f"the job ended as {run.state}: {run.said}")
        if state() != self.after[phase]:
            raise Broken("the rerun ended in another state than an undisturbed run")
        verify()


def _batch():
    return Batch.objects.select_related("unit").defer("content").order_by("pk").last()
