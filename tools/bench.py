"""./run bench: measured figures, each beside the plain-library floor on the same machine in the same run; medians of several runs.

Import: a workbook of 4,000 members x 25 columns through the product's own import (read, resolve, match, judge, write, log), beside
the floor: read it with the same library, stage it by one bulk insert, check it by grouping. Three measures of it: the run alone
(what the ratio of the goal names), the preview (the run, rolled back, and its rows kept for the screen), the import of the command
line (the run, kept, with its rows and the log).
List: the first page of a list of 4,000 members, SQL statements and time.
"""

import datetime
import io
import os
import random
import sqlite3
import statistics
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ROWS, COLUMNS, RUNS = 4000, 25, 5
NOW = datetime.datetime(2026, 11, 1, 2, 0, tzinfo=datetime.timezone.utc)
CODE = "DO-THU"


def prepare(folder):
    """An empty database of our own, migrated."""
    sys.path.insert(0, str(ROOT))
    os.environ["CONGDOAN_VAR"] = str(folder)
    os.environ["DJANGO_SETTINGS_MODULE"] = "congdoan.config.settings.dev"
    os.environ["CONGDOAN_HOSTS"] = "testserver,127.0.0.1"
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)


def set_up():
    """The chair of an empty grassroots union, and the union."""
    from congdoan.organization.actions import installation

    by = installation.initialise(
        code=CODE, name="CĐCS để đo", kind="grassroots_union", founded_on=datetime.date(2000, 1, 1),
        superiors=(("TREN", "LĐLĐ tỉnh để đo", "provincial_federation", datetime.date(2000, 1, 1)),), full_name="Trần Thị Đo", sex="female",
        username="do", password="chi-de-do-thoi-2026", now=NOW,
    )  # fmt: skip
    return by, by.units[0]


def member_book(seed):
    """A workbook of 4,000 made-up members in 25 columns; seven of them unknown to the product, as real books have."""
    from congdoan.demo import names, writing
    from congdoan.demo.columns import SHEETS, Rows

    draw = random.Random(seed)
    people = names.Names(draw)
    own = [f"Cột riêng {number}" for number in range(1, COLUMNS - len(SHEETS["Đoàn viên"]) + 1)]
    rows = [(*_member(draw, people, number), *(f"ghi chú {number}" for _column in own)) for number in range(ROWS)]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "doan-vien.xlsx"
        writing.write(path, {"Đoàn viên": Rows((*SHEETS["Đoàn viên"], *own), rows)})
        return path.read_bytes()


def _member(draw, people, number):
    """The cells of one member: one in three in the Party, one in ten has left, half with an address for letters."""
    from congdoan.demo import names

    sex = draw.choice((names.MALE, names.FEMALE))
    born = _day(draw, 1965, 2002)
    joined, party = _day(draw, 2021, 2024), _day(draw, 2021, 2024) if draw.random() < 0.33 else None
    left = _day(draw, 2025, 2025) if draw.random() < 0.1 else None
    return (
        people.new(sex, born.year), born, "Nam" if sex == names.MALE else "Nữ", f"99{number:010d}", f"M{number:08d}",
        draw.choice(("Kinh", "Kinh", "Kinh", "Mường", "Tày")), CODE, draw.choice(("Chuyên viên", "Giáo viên", "Công nhân", "Kế toán")),
        draw.choice(("Đại học", "Thạc sĩ", "Cao đẳng", "12/12")), party, joined, joined, "Kết nạp", left, "Nghỉ hưu" if left else None,
        f"09{number:08d}", f"m{number}@example.com" if number % 2 else None, party - datetime.timedelta(days=200) if party else None,
    )  # fmt: skip


def _day(draw, first, last):
    return datetime.date(draw.randint(first, last), draw.randint(1, 12), draw.randint(1, 28))


def floor(content):
    """Read, stage by one bulk insert, check format and duplicates by grouping: plain libraries only."""
    from python_calamine import CalamineWorkbook

    with tempfile.TemporaryDirectory() as folder:
        rows = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python()
        database = sqlite3.connect(Path(folder) / "floor.sqlite3")
        with database:
            database.execute("PRAGMA journal_mode=WAL")
            database.execute(f"create table x (n integer primary key, {','.join(f'c{i} text' for i in range(COLUMNS))})")
            marks = ",".join("?" * COLUMNS)
            names = ",".join(f"c{i}" for i in range(COLUMNS))
            database.executemany(f"insert into x({names}) values ({marks})", [[str(cell) for cell in row[:COLUMNS]] for row in rows])
            check = "select n from x where c0='' or length(c3)<>12 union all select min(n) from x group by c3 having count(*)>1"
            database.execute(check).fetchall()
        database.close()


def timed(work, *arguments):
    """Seconds of one call, and what it returned."""
    start = time.perf_counter()
    result = work(*arguments)
    return time.perf_counter() - start, result


def taken_back(work):
    """Seconds of a piece of work as it is done in life, kept until the end, and then undone so that the next run begins alike."""
    from django.db import transaction

    with transaction.atomic():
        seconds, result = timed(work)
        transaction.set_rollback(True)
    return seconds, result


def statements(work):
    """How many SQL statements a piece of work takes, savepoints not counted; it is undone as well."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as seen:
        taken_back(work)
    return sum(1 for query in seen if not query["sql"].startswith(("SAVEPOINT", "RELEASE", "ROLLBACK", "BEGIN")))


def bench_import():
    """The ratio that the goal names, and the same for preview and import with all that is kept for the screens."""
    from congdoan.workbooks import running
    from congdoan.workbooks.actions import batches
    from congdoan.workbooks.models import Batch

    by, unit = set_up()
    content = member_book(1)
    given = {"by": by, "unit": unit, "content": content}
    works = {
        "run": lambda: running.run(Batch(unit=unit, content=content), by=by, commit=True),
        "preview": lambda: batches.preview(**given, file_name="do.xlsx"),
        "bring in": lambda: batches.bring_in(**given, file_name="do.xlsx"),
    }
    measure("into an empty book", works, content)
    works["bring in"]()
    works["preview"]()
    measure("over the same book", works, content)
    return by


def measure(where, works, content):
    """Prints medians; floor and ours take turns, so that a busy machine slows both."""
    seconds = {name: [] for name in ("floor", *works)}
    for _run in range(RUNS):
        seconds["floor"].append(timed(floor, content)[0])
        for name, work in works.items():
            seconds[name].append(taken_back(work)[0])
    medians = {name: statistics.median(taken) for name, taken in seconds.items()}
    counts = taken_back(works["run"])[1].counts
    print(f"import of {ROWS} x {COLUMNS} {where}: {counts}; floor median {medians['floor']:.3f} s")
    for name, work in works.items():
        ratio = medians[name] / medians["floor"]
        print(
            f"  {name:9} median {medians[name]:.2f} s, ratio {ratio:.1f} (goal: at most 12), {statements(work)} SQL statements (at most 60)"
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
        assert answer.status_code == 200, answer.status_code
        count = sum(1 for entry in seen if not entry["sql"].startswith(("SAVEPOINT", "RELEASE")))
        print(
            f"member list, {label}: {count} SQL statements, median {statistics.median(times) * 1000:.0f} ms (goal: at most 10 statements)"
        )


def main():
    with tempfile.TemporaryDirectory() as folder:
        prepare(Path(folder))
        bench_list(bench_import())


if __name__ == "__main__":
    main()
