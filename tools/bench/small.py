"""The small bench, on SQLite: 4,000 members into a new union, the list of them, each beside the plain-library floor.

Three measures of the import: the run alone (what the ratio of the goal names), the preview (the run, rolled back, and its rows kept
for the screen), the import of the command line (the run, kept, with its rows and the log).
"""

import datetime
import io
import sqlite3
import statistics
import tempfile
from pathlib import Path

from tools.bench import books
from tools.bench.measuring import RUNS, measure, prepare, statements, taken_back, timed

ROWS = 4000
NOW = datetime.datetime(2026, 11, 1, 2, 0, tzinfo=datetime.timezone.utc)
CODE = "DO-THU"


def set_up():
    """The chair of an empty grassroots union, and the union."""
    from congdoan.organization.actions import installation

    by = installation.initialise(
        code=CODE, name="CĐCS để đo", kind="grassroots_union", founded_on=datetime.date(2000, 1, 1),
        superiors=(("TREN", "LĐLĐ tỉnh để đo", "provincial_federation", datetime.date(2000, 1, 1)),), full_name="Trần Thị Đo", sex="female",
        username="do", password="chi-de-do-thoi-2026", now=NOW,
    )  # fmt: skip
    return by, by.units[0]


def floor(content):
    """Read, stage by one bulk insert, check format and duplicates by grouping: plain libraries only."""
    from python_calamine import CalamineWorkbook

    columns = books.COLUMNS
    with tempfile.TemporaryDirectory() as folder:
        rows = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python()
        database = sqlite3.connect(Path(folder) / "floor.sqlite3")
        with database:
            database.execute("PRAGMA journal_mode=WAL")
            database.execute(f"create table x (n integer primary key, {','.join(f'c{i} text' for i in range(columns))})")
            marks = ",".join("?" * columns)
            names = ",".join(f"c{i}" for i in range(columns))
            database.executemany(f"insert into x({names}) values ({marks})", [[str(cell) for cell in row[:columns]] for row in rows])
            check = "select n from x where c0='' or length(c3)<>12 union all select min(n) from x group by c3 having count(*)>1"
            database.execute(check).fetchall()
        database.close()


def bench_import():
    """The ratio that the goal names, and the same for preview and import with all that is kept for the screens."""
    from congdoan.workbooks import running
    from congdoan.workbooks.actions import batches
    from congdoan.workbooks.models import Batch

    by, unit = set_up()
    content = books.member_book(ROWS, CODE)
    given = {"by": by, "unit": unit, "content": content, "file_name": "do.xlsx"}
    works = {
        "run": lambda: running.run(Batch(unit=unit, content=content, file_name="do.xlsx"), by=by, commit=True),
        "preview": lambda: batches.preview(**given),
        "bring in": lambda: batches.bring_in(**given),
    }
    report("into an empty book", works, content)
    works["bring in"]()
    works["preview"]()
    report("over the same book", works, content)
    return by


def report(where, works, content):
    """Prints medians and statements of each piece of work."""
    base, medians = measure(lambda: floor(content), works)
    counts = taken_back(works["run"])[1].counts
    print(f"import of {ROWS} x {books.COLUMNS} {where}: {counts}; floor median {base:.3f} s")
    for name, work in works.items():
        print(
            f"  {name:9} median {medians[name]:.2f} s, ratio {medians[name] / base:.1f} (goal: at most 12), "
            f"{statements(work)} SQL statements (at most 60)"
        )


def bench_list(by):
    """Statements and time of the member list's pages."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext
    from django.urls import reverse

    client = Client()
    client.force_login(by.user, backend="congdoan.accounts.backends.AnyNameBackend")
    address = reverse("membership:member-list", kwargs={"unit_id": by.units[0].pk})
    for label, query in (("first page", ""), ("search", "?q=nguyen+mai"), ("letter", "?chu=T")):
        times = []
        for _ in range(RUNS):
            with CaptureQueriesContext(connection) as seen:
                seconds, answer = timed(client.get, address + query)
            times.append(seconds)
        if answer.status_code != 200:
            raise SystemExit(f"{address + query}: {answer.status_code}")
        count = sum(1 for entry in seen if not entry["sql"].startswith(("SAVEPOINT", "RELEASE")))
        print(
            f"member list, {label}: {count} SQL statements, median {statistics.median(times) * 1000:.0f} ms (goal: at most 10 statements)"
        )


def main():
    with tempfile.TemporaryDirectory() as folder:
        prepare(folder)
        bench_list(bench_import())
