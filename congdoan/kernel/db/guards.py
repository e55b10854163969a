"""What start-up demands of a database: a committed record survives a power cut, and foreign keys hold."""

from django.core.exceptions import ImproperlyConfigured

_SYNCHRONOUS = {0: "OFF", 1: "NORMAL", 2: "FULL", 3: "EXTRA"}


class NotDurable(ImproperlyConfigured):
    """The database may lose committed records (chưa an toàn khi mất điện); the message names setting and remedy."""


def check_durability(connection):
    """Refuses a database that may lose what it has committed.

    SQLite: WAL, synchronous FULL or EXTRA, foreign keys on, write locks taken at the beginning (IMMEDIATE).
    PostgreSQL: fsync and full_page_writes on, synchronous_commit not off. Raises NotDurable naming all that is missing.
    """
    checks = {"sqlite": _sqlite, "postgresql": _postgresql}
    if connection.vendor not in checks:
        raise NotDurable(f"Không dùng được cơ sở dữ liệu {connection.vendor}. Dùng SQLite hoặc PostgreSQL.")
    missing = [f"{name} đang là {value}, cần {wanted}" for name, value, wanted in checks[connection.vendor](connection)]
    if missing:
        where = "OPTIONS của DATABASES" if connection.vendor == "sqlite" else "postgresql.conf"
        raise NotDurable(f"Cơ sở dữ liệu “{connection.alias}” có thể mất dữ liệu khi mất điện: {'; '.join(missing)}. Sửa trong {where}.")


def _sqlite(connection):
    journal = _one(connection, "PRAGMA journal_mode")
    if journal != "wal":
        yield "journal_mode", journal, "wal"
    synchronous = _one(connection, "PRAGMA synchronous")
    if synchronous < 2:
        yield "synchronous", _SYNCHRONOUS[synchronous], "FULL"
    if not _one(connection, "PRAGMA foreign_keys"):
        yield "foreign_keys", "OFF", "ON"
    if connection.transaction_mode != "IMMEDIATE":
        yield "transaction_mode", connection.transaction_mode or "DEFERRED", "IMMEDIATE"


def _postgresql(connection):
    for name in ("fsync", "full_page_writes"):
        value = _one(connection, f"SHOW {name}")
        if value != "on":
            yield name, value, "on"
    if _one(connection, "SHOW synchronous_commit") == "off":
        yield "synchronous_commit", "off", "on"


def _one(connection, question):
    with connection.cursor() as cursor:
        cursor.execute(question)
        return cursor.fetchone()[0]
