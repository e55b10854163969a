"""./run soak import|plan|reorganization|books|posting [--kills 200] [--database sqlite|postgresql] [--seed 1]: long searches at full number; docs/soak.md keeps what they saw.

import: a large import is killed (-9) at random moments while it is read, written and undone: all or nothing, and a rerun ends the same.
plan: a plan that merges and dissolves unions is killed likewise while it is carried out and undone: done or not begun.
reorganization: --sequences 1000 random sequences of plans: no member lost or doubled, parts equal the whole, old days stay as they were.
books: --sequences 500 random sequences of vouchers, closings, reopenings: books balance, no gap, the chain holds, funds are what their records say.
posting: a process that keeps books is killed (--kills 500): what was acknowledged stands, no gap, books balance.
Without --database on both, one after the other. --no-report writes nothing (the suite's kills).
"""

import argparse
import contextlib
import datetime
import os
import platform
import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

ROOT = Path(__file__).resolve().parent.parent
REPORT = ROOT / "docs" / "soak.md"
HEAD = """# What the long searches saw

Written by `./run soak NAME`: a line for each run, the newest of a search and database replaces the one before. A search that found
something broken writes no line.

| search | database | how many | broken | what was met | seed | commit | on | seconds | machine |
|---|---|---|---|---|---|---|---|---|---|
"""


class SqliteFile:
    """The database as a file that is copied aside and back."""

    def __init__(self, folder):
        self.file = folder / "congdoan.sqlite3"
        self.address = f"sqlite:///{self.file}"

    def keep(self, name):
        """Copies it aside."""
        from django.db import connection, connections

        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connections.close_all()
        shutil.copyfile(self.file, self.file.with_suffix(f".{name}"))

    def restore(self, name):
        """Copies it back."""
        from django.db import connections

        connections.close_all()
        for ending in ("-wal", "-shm"):
            Path(f"{self.file}{ending}").unlink(missing_ok=True)
        shutil.copyfile(self.file.with_suffix(f".{name}"), self.file)


class PostgresqlDatabase:
    """The database on a server, copied aside and back as a template. ``server``: address of a database where others may be made."""

    def __init__(self, server):
        self.server = server
        self.name = f"soak_{os.getpid()}"
        self.address = urlunsplit(urlsplit(server)._replace(path=f"/{self.name}"))
        self.copies = []
        self._tell(f'CREATE DATABASE "{self.name}"')

    def keep(self, name):
        """Copies it aside."""
        self._copy(self.name, f"{self.name}_{name}")
        self.copies.append(f"{self.name}_{name}")

    def restore(self, name):
        """Copies it back."""
        self._copy(f"{self.name}_{name}", self.name)

    def _copy(self, source, target):
        self._tell(f'DROP DATABASE IF EXISTS "{target}" WITH (FORCE)', f'CREATE DATABASE "{target}" TEMPLATE "{source}"')

    def drop(self):
        """Leaves nothing on the server."""
        self._tell(*(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)' for name in (self.name, *self.copies)))

    def _tell(self, *statements):
        import psycopg

        if "django" in sys.modules:
            from django.db import connections

            connections.close_all()
        with psycopg.connect(self.server, autocommit=True) as server:
            for statement in statements:
                server.execute(statement)


@contextlib.contextmanager
def database(kind, server):
    """A place for the database, thrown away afterwards; ``server``: a PostgreSQL that runs already, else one is started."""
    if kind == "sqlite":
        with tempfile.TemporaryDirectory() as folder:
            yield SqliteFile(Path(folder))
        return
    with contextlib.ExitStack() as stack:
        if not server:
            sys.path.insert(0, str(ROOT / "tools"))
            import test

            server = stack.enter_context(test.postgresql())
        made = PostgresqlDatabase(server)
        stack.callback(made.drop)
        yield made


def search(place, options):
    """Kills the import so many times; returns (what was met, seconds)."""
    with tempfile.TemporaryDirectory() as var:
        os.environ.update(CONGDOAN_VAR=var, CONGDOAN_DATABASE=place.address, DJANGO_SETTINGS_MODULE="congdoan.config.settings.dev")
        sys.path.insert(0, str(ROOT))
        import django

        django.setup()
        from django.core.management import call_command

        call_command("migrate", verbosity=0)
        began = time.monotonic()
        if options.name in SEQUENCES:
            return SEQUENCES[options.name](options), time.monotonic() - began
        if options.name == "plan":
            from tests.killing_plans import PlanKills as Kills
        elif options.name == "posting":
            from tests.killing_books import BookKills as Kills
        else:
            from tests.killing_imports import Kills
        kills = Kills(keep=place.keep, restore=place.restore, rows=options.rows, seed=options.seed)
        kills.prepare()
        print("undisturbed:", ", ".join(f"{phase} {seconds:.2f} s" for phase, seconds in kills.seconds.items()), flush=True)
        for number in range(options.kills):
            kills.kill(number)
            if (number + 1) % 20 == 0:
                print(f"{number + 1} kills, {time.monotonic() - began:.0f} s", flush=True)
        return kills.seen, time.monotonic() - began


def sequences(options):
    """So many random sequences of plans, each from the same small province; returns what was met."""
    from django.db import transaction

    from tests import people
    from tests.killing import Seen
    from tests.rearranging import Search

    seen = Seen()
    with transaction.atomic():
        from congdoan.reorganization.tests.factories import second_officer
        from congdoan.reorganization.tests.test_random import province

        cast = people.cast()
        province(cast)
        second = second_officer(cast)
        for seed in range(options.seed, options.seed + options.sequences):
            with transaction.atomic():
                search = Search(seed=seed, top=cast.district, first=cast.officer, second=second)
                search.run(5)
                transaction.set_rollback(True)
            seen.kills += 1
            seen.phases.update({"carried out": search.done, "undone": search.undone, "refused": search.refused})
            if seen.kills % 50 == 0:
                print(f"{seen.kills} sequences: {dict(seen.phases)}", flush=True)
        transaction.set_rollback(True)
    return seen


def of_books(options):
    """So many random sequences over a union's books, each from books just opened; returns what was met."""
    from django.db import transaction

    from tests import people
    from tests.keeping import Keeping
    from tests.killing import Seen

    seen = Seen()
    with transaction.atomic():
        cast = people.cast()
        for seed in range(options.seed, options.seed + options.sequences):
            with transaction.atomic():
                search = Keeping(seed=seed, cast=cast)
                search.run(40)
                transaction.set_rollback(True)
            seen.kills += 1
            seen.phases.update({"done": sum(search.done.values()), "refused": sum(search.refused.values())})
            if seen.kills % 50 == 0:
                print(f"{seen.kills} sequences: {dict(seen.phases)}", flush=True)
        transaction.set_rollback(True)
    return seen


SEQUENCES = {"reorganization": sequences, "books": of_books}
WHAT = {"reorganization": "plans ", "books": "deeds ", "posting": ""}


def told(seen, rows, name="import"):
    """What the kills met, in words."""
    if name in WHAT:
        return WHAT[name] + ", ".join(f"{count} {phase}" for phase, count in sorted(seen.phases.items()))
    if name == "plan":
        phases = ", ".join(f"{count} {phase}" for phase, count in sorted(seen.phases.items()))
        return (
            f"{rows} unions in the plan; killed in {phases}; {seen.moments['during']} stood not begun, {seen.moments['after']} stood done"
        )
    phases = ", ".join(f"{count} {phase}" for phase, count in sorted(seen.phases.items()))
    moments = ", ".join(f"{seen.moments[moment]} {words}" for moment, words in MOMENTS.items())
    return f"{rows} members and visits a file; killed in {phases}; {moments}; {seen.put_back} jobs put back by the reaper"


MOMENTS = {"before": "before the job was taken", "during": "during it (nothing stood)", "after": "after its commit (everything stood)"}


def write_down(name, kind, options, seen, seconds):
    """The line of docs/soak.md."""
    commit = subprocess.run(["git", "rev-parse", "--short", "HEAD"], cwd=ROOT, capture_output=True, text=True, check=False).stdout.strip()
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    machine = f"{os.cpu_count()} cores, {memory:.0f} GB, {platform.system()}, Python {platform.python_version()}"
    facts = (
        name,
        LABELS[kind],
        seen.kills,
        0,
        told(seen, options.rows, options.name),
        options.seed,
        commit,
        datetime.date.today(),
        f"{seconds:.0f}",
        machine,
    )
    line = "| " + " | ".join(map(str, facts)) + " |\n"
    text = REPORT.read_text(encoding="utf-8") if REPORT.exists() else HEAD
    text = re.sub(rf"^\| {name} \| {LABELS[kind]} \|.*\n", "", text, flags=re.MULTILINE)
    REPORT.write_text(text + line, encoding="utf-8")


LABELS = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("name", choices=["import", "plan", "reorganization", "books", "posting"])
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--sequences", type=int, default=1000)
    parser.add_argument("--database", choices=list(LABELS))
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rows", type=int, default=150)
    parser.add_argument("--server", default="", help="address of a PostgreSQL that runs already")
    parser.add_argument("--no-report", action="store_true")
    options = parser.parse_args()
    if options.database is None:  # each in a process of its own: Django is set up for one database
        sys.exit(max(subprocess.call([sys.executable, *sys.argv, "--database", kind], cwd=ROOT) for kind in LABELS))
    with database(options.database, options.server) as place:
        seen, seconds = search(place, options)
    print(
        f"{LABELS[options.database]}: {seen.kills} {'sequences' if options.name in SEQUENCES else 'kills'}, 0 broken; {told(seen, options.rows, options.name)}; {seconds:.0f} s"
    )
    if not options.no_report:
        write_down(options.name, options.database, options, seen, seconds)


if __name__ == "__main__":
    main()
