"""How we measure: the work and its floor take turns, medians of several runs, every run undone before the next."""

import os
import statistics
import time

RUNS = 5


def prepare(folder, database=""):
    """An empty database of our own, migrated: SQLite in ``folder``, or the PostgreSQL database at the address given."""
    os.environ["CONGDOAN_VAR"] = str(folder)
    os.environ["CONGDOAN_HOSTS"] = "testserver,127.0.0.1"
    os.environ["DJANGO_SETTINGS_MODULE"] = "congdoan.config.settings.dev"
    if database:
        os.environ["CONGDOAN_DATABASE"] = database
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)

    from congdoan.config.collecting import settle

    settle()


def timed(work, *arguments):
    """Seconds of one call, and what it returned."""
    start = time.perf_counter()
    result = work(*arguments)
    return time.perf_counter() - start, result


def taken_back(work):
    """Seconds of a piece of work as it is done in life, kept until the end, and then undone so that the next run begins alike.

    PostgreSQL looks at foreign keys when a transaction is kept; here that is asked for, and counts.
    """
    from django.db import connection, transaction

    def whole():
        result = work()
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        return result

    with transaction.atomic():
        seconds, result = timed(whole)
        transaction.set_rollback(True)
    return seconds, result


def statements(work):
    """How many SQL statements a piece of work takes, savepoints not counted; it is undone as well."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as seen:
        taken_back(work)
    return sum(1 for query in seen if not query["sql"].startswith(("SAVEPOINT", "RELEASE", "ROLLBACK", "BEGIN", "SET CONSTRAINTS")))


def measure(floor, works, runs=RUNS):
    """(median seconds of the floor, {name: median seconds}); floor and ours take turns, so that a busy machine slows both."""
    seconds = {name: [] for name in ("", *works)}
    for _run in range(runs):
        seconds[""].append(timed(floor)[0])
        for name, work in works.items():
            seconds[name].append(taken_back(work)[0])
    medians = {name: statistics.median(taken) for name, taken in seconds.items()}
    return medians.pop(""), medians
