"""The import among a million people, on a PostgreSQL server of our own: ratio, statements, memory, and what others feel of it.

Floor: read the file with the same library, stage it by COPY into a table, check format, duplicates within the file and against all
people by grouping and joining in the database.
"""

import datetime
import io
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tools.bench import books, crowd
from tools.bench.measuring import measure, prepare, statements, taken_back
from tools.test import postgresql

ROOT = Path(__file__).resolve().parents[2]
SIZES, MOST_RATIO, MOST_STATEMENTS = (4000, 10_000), 12, 60
BIG, MOST_MEGABYTES = 20_000, 400
PAGES, MOST_SLOWER = 40, 2
FIRST, OTHER = "X00000", "X00001"
NOW = datetime.datetime(2026, 11, 1, 2, 0, tzinfo=datetime.timezone.utc)


def main(people):
    """Everything in turn; prints a line for each figure."""
    with postgresql() as address, tempfile.TemporaryDirectory() as folder:
        prepare(folder, address)
        started = time.perf_counter()
        by, other = _gathered(people)
        print(f"{people} people in {crowd.UNIONS} unions on PostgreSQL, put there in {time.perf_counter() - started:.0f} s")
        for rows in SIZES:
            _ratio(by, rows)
        _memory(folder, by)
        _others(folder, by, other)


def _gathered(people):
    from congdoan.access.roles import Role
    from congdoan.organization.actions import installation

    officer = installation.initialise(
        code=crowd.ABOVE, name="LĐLĐ tỉnh để đo", kind="provincial_federation", founded_on=datetime.date(2000, 1, 1), role=Role.ADMINISTRATOR,
        full_name="Lê Văn Đo", sex="male", username="quantri", password="anh-de-do-thoi-2026", now=NOW,
    )  # fmt: skip
    crowd.gathered(officer, people)
    return crowd.chair_of(FIRST, "do", NOW), crowd.chair_of(OTHER, "khac", NOW)


def floor(content):
    """Read, COPY, check by grouping and joining; the table is taken back."""
    from django.db import connection, transaction
    from python_calamine import CalamineWorkbook

    rows = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python()
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"CREATE TEMP TABLE bench_staged ({','.join(f'c{i} text' for i in range(books.COLUMNS))})")
        with cursor.copy("COPY bench_staged FROM STDIN") as copy:
            for row in rows:
                copy.write_row([str(cell) for cell in row[: books.COLUMNS]])
        cursor.execute(
            "SELECT c3 FROM bench_staged WHERE c0 = '' OR length(c3) <> 12 UNION ALL SELECT c3 FROM bench_staged GROUP BY c3 HAVING count(*) > 1 "
            "UNION ALL SELECT c3 FROM bench_staged JOIN people_person ON national_id = c3"
        )
        cursor.fetchall()
        transaction.set_rollback(True)


def _ratio(by, rows):
    from congdoan.workbooks import running
    from congdoan.workbooks.actions import batches
    from congdoan.workbooks.models import Batch

    unit, content = by.units[0], books.member_book(rows, FIRST)
    given = {"unit": unit, "content": content, "file_name": "do.xlsx"}
    works = {
        "run": lambda: running.run(Batch(**given), by=by, commit=True),
        "preview": lambda: batches.preview(by=by, **given),
        "bring in": lambda: batches.bring_in(by=by, **given),
    }
    base, medians = measure(lambda: floor(content), works)
    print(f"import of {rows} x {books.COLUMNS}: {taken_back(works['run'])[1].counts}; floor median {base:.3f} s")
    for name, work in works.items():
        print(
            f"  {name:9} median {medians[name]:.2f} s, ratio {medians[name] / base:.1f} (goal: at most {MOST_RATIO}), "
            f"{statements(work)} SQL statements (at most {MOST_STATEMENTS})"
        )


def _child(name, folder, *arguments):
    """Another process of ours, on the same database."""
    given = [sys.executable, "-m", "tools.bench.alone", name, str(folder), os.environ["CONGDOAN_DATABASE"], *map(str, arguments)]
    return subprocess.Popen(given, cwd=ROOT, stdout=subprocess.PIPE, text=True)


def _memory(folder, by):
    book = Path(folder) / "big.xlsx"
    book.write_bytes(books.member_book(BIG, FIRST, seed=2))
    answer, _none = _child("memory", folder, book, by.user.pk, by.units[0].pk).communicate()
    seen = json.loads(answer.splitlines()[-1])
    print(
        f"import of {BIG} x {books.COLUMNS} in a process of its own: {seen['counts']} in {seen['seconds']:.1f} s, at most "
        f"{seen['megabytes']:.0f} MB (goal: {MOST_MEGABYTES}); before it began {seen['before']:.0f} MB"
    )


def _others(folder, by, other):
    """The pages of another union's chair, while nothing else goes on and while 10,000 rows come in again and again."""
    book = Path(folder) / "meanwhile.xlsx"
    book.write_bytes(books.member_book(SIZES[-1], FIRST, seed=3))
    quiet = _pages(folder, other)
    with _child("again", folder, book, by.user.pk, by.units[0].pk) as busy:
        busy.stdout.readline()  # it has begun
        loaded = _pages(folder, other)
        busy.terminate()
    for address, before in quiet.items():
        now = loaded[address]
        print(
            f"  {address}: median {before * 1000:.0f} ms, while {SIZES[-1]} rows come in {now * 1000:.0f} ms: "
            f"{now / before:.1f} times (goal: at most {MOST_SLOWER})"
        )


def _pages(folder, other):
    """{address: median seconds} of a server's pages, asked for in a process of its own."""
    answer, _none = _child("pages", folder, other.user.pk, other.units[0].pk, PAGES).communicate()
    taken = json.loads(answer.splitlines()[-1])
    return {address: statistics.median(seconds) for address, seconds in taken.items()}
