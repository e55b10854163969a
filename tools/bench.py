"""./run bench: measured figures, each beside the plain-library floor on the same machine in the same run; medians of several runs.

Import: a workbook of 4,000 members x 25 columns through the product's own import (read, resolve, match, judge, write, log), beside
the floor: read it with the same library, stage it by one bulk insert, check it by grouping.
List: the first page of a list of 4,000 members, SQL statements and time.
"""

import datetime
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


def member_book(seed):
    """A workbook of 4,000 made-up members in 25 columns; six of them unknown to the product, as real books have."""
    from congdoan.demo import names, writing

    draw = random.Random(seed)
    people = names.Names(draw)
    known = [
        "Họ và tên", "Ngày sinh", "Giới tính", "Số CCCD", "Mã đoàn viên", "Dân tộc", "Đơn vị (mã)", "Chức vụ chuyên môn",
        "Trình độ chuyên môn", "Ngày vào Đảng", "Ngày vào công đoàn", "Ngày về đơn vị", "Hình thức", "Ngày rời", "Lý do rời",
        "Điện thoại", "Thư điện tử", "Ngày giới thiệu vào Đảng",
    ]  # fmt: skip
    columns = [*known, *(f"Cột riêng {n}" for n in range(1, COLUMNS - len(known) + 1))]
    rows = [_member(draw, people, number) + ["x"] * (COLUMNS - len(known)) for number in range(ROWS)]
    path = Path(tempfile.mkdtemp()) / "doan-vien.xlsx"
    writing.write(path, {"Đoàn viên": (columns, rows)})
    return path.read_bytes()


def _member(draw, people, number):
    from congdoan.demo import names

    sex = draw.choice((names.MALE, names.FEMALE))
    born = datetime.date(draw.randint(1965, 2002), draw.randint(1, 12), draw.randint(1, 28))
    joined = datetime.date(draw.randint(2021, 2025), draw.randint(1, 12), draw.randint(1, 28))
    return [
        people.draw(sex, born.year) if hasattr(people, "draw") else people.new(sex, born.year), born, "Nam" if sex == names.MALE else "Nữ",
        f"99{number:010d}", f"M{number:08d}", "Kinh", "", "Chuyên viên", "Đại học", None, joined, joined, "kết nạp", None, "",
        f"09{number:08d}", "", None,
    ]  # fmt: skip


def floor(content):
    """Read, stage by one bulk insert, check format and duplicates by grouping: plain libraries only."""
    import io

    from python_calamine import CalamineWorkbook

    rows = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python()
    with sqlite3.connect(Path(tempfile.mkdtemp()) / "floor.sqlite3") as database:
        database.execute("PRAGMA journal_mode=WAL")
        database.execute(f"create table x (n integer primary key, {','.join(f'c{i} text' for i in range(COLUMNS))})")
        marks = ",".join("?" * COLUMNS)
        names = ",".join(f"c{i}" for i in range(COLUMNS))
        database.executemany(f"insert into x({names}) values ({marks})", [[str(cell) for cell in row[:COLUMNS]] for row in rows])
        check = "select n from x where c0='' or length(c3)<>12 union all select min(n) from x group by c3 having count(*)>1"
        database.execute(check).fetchall()


def timed(work, *arguments):
    """Seconds of one call, and what it returned."""
    start = time.perf_counter()
    result = work(*arguments)
    return time.perf_counter() - start, result


def import_once(by, content):
    """The product's import, kept; then taken back so that the next run begins where this one did."""
    from django.db import connection, transaction
    from django.test.utils import CaptureQueriesContext

    from congdoan.workbooks import running

    with transaction.atomic(), CaptureQueriesContext(connection) as seen:
        seconds, run = timed(lambda: running.run(content, by=by, unit=by.units[0], commit=True))
        transaction.set_rollback(True)
    return seconds, run, sum(1 for query in seen if not query["sql"].startswith(("SAVEPOINT", "RELEASE")))


def bench_import():
    """The ratio that the goal names."""
    from congdoan.demo import loading

    by = loading.set_up(NOW)
    content = member_book(1)
    floors = [timed(floor, content)[0] for _ in range(RUNS)]
    runs = [import_once(by, content) for _ in range(RUNS)]
    ours, base = statistics.median(seconds for seconds, _run, _count in runs), statistics.median(floors)
    print(f"import {ROWS} x {COLUMNS}: rows {runs[0][1].counts}, {runs[0][2]} SQL statements")
    print(f"  ours  median {ours:.2f} s   floor median {base:.3f} s   ratio {ours / base:.1f} (goal: at most 12)")
    from congdoan.workbooks import running

    running.run(content, by=by, unit=by.units[0], commit=True)
    return by


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
        print(f"member list, {label}: {count} SQL statements, median {statistics.median(times) * 1000:.0f} ms (goal: at most 10 statements)")


def main():
    with tempfile.TemporaryDirectory() as folder:
        prepare(Path(folder))
        bench_list(bench_import())


if __name__ == "__main__":
    main()
