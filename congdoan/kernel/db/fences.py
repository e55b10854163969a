"""Fences (rào): whoever writes at a node of a tree does so alone, there and below, until the transaction ends.

A write first looks at what stands, judges it, then adds to it; two that look at the same moment would both find a place empty. SQLite
lets one writer in at a time; PostgreSQL is asked for it here: the node is held alone, its ancestors together with others, from the root
down, so that no two wait for each other.
"""

from django.db import connection

_KIND = 20_11  # tells these locks from any others of the same database


def hold(numbers):
    """Holds the last of the numbers alone and those before it together with others; waits until that can be.

    ``numbers``: of the nodes from the root down. Inside a transaction; given back at its end. One statement, none on SQLite.
    """
    if connection.vendor != "postgresql" or not numbers:
        return
    *above, own = numbers
    calls = ["pg_advisory_xact_lock_shared(%s, %s)"] * len(above) + ["pg_advisory_xact_lock(%s, %s)"]
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {', '.join(calls)}", [value for number in (*above, own) for value in (_KIND, number)])
