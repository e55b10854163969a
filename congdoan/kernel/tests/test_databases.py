"""The SQLite backend, and what start-up demands of a database."""

import contextlib
import sqlite3

import pytest
from django.db import connection
from django.db.utils import ConnectionHandler

from congdoan.kernel.db.guards import NotDurable, check_durability
from congdoan.kernel.db.sqlite.features import MOST_PARAMETERS

SAFE = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;"


@pytest.fixture
def opened(db, tmp_path):
    """opened(init_command, transaction_mode) -> a connection to a new SQLite file."""
    with contextlib.ExitStack() as stack:

        def connect(init_command=SAFE, transaction_mode="IMMEDIATE"):
            options = {"init_command": init_command, "transaction_mode": transaction_mode, "timeout": 20}
            settings = {"ENGINE": "congdoan.kernel.db.sqlite", "NAME": str(tmp_path / "x.sqlite3"), "OPTIONS": options}
            new = ConnectionHandler({"default": settings})["default"]
            stack.callback(new.close)
            return new

        yield connect


def test_a_safe_file_passes(opened):
    check_durability(opened())
    check_durability(opened(SAFE.replace("FULL", "EXTRA")))


@pytest.mark.parametrize(
    ("init_command", "transaction_mode", "words"),
    [
        (SAFE.replace("WAL", "DELETE"), "IMMEDIATE", "journal_mode đang là delete, cần wal"),
        (SAFE.replace("FULL", "NORMAL"), "IMMEDIATE", "synchronous đang là NORMAL, cần FULL"),
        (SAFE.replace("FULL", "OFF"), "IMMEDIATE", "synchronous đang là OFF, cần FULL"),
        (SAFE.replace("ON", "OFF"), "IMMEDIATE", "foreign_keys đang là OFF, cần ON"),
        (SAFE, None, "transaction_mode đang là DEFERRED, cần IMMEDIATE"),
    ],
)
def test_an_unsafe_file_is_refused(opened, init_command, transaction_mode, words):
    with pytest.raises(NotDurable) as refusal:
        check_durability(opened(init_command, transaction_mode))
    assert words in str(refusal.value)
    assert "OPTIONS của DATABASES" in str(refusal.value)


class Answering:
    """A stand-in for a server that answers SHOW as told."""

    vendor, alias = "postgresql", "default"

    def __init__(self, **answers):
        self.answers = {"fsync": "on", "full_page_writes": "on", "synchronous_commit": "on", **answers}

    def cursor(self):
        return contextlib.nullcontext(self)

    def execute(self, question):
        self.asked = question.removeprefix("SHOW ")

    def fetchone(self):
        return (self.answers[self.asked],)


def test_a_safe_server_passes():
    check_durability(Answering())
    check_durability(Answering(synchronous_commit="remote_apply"))


@pytest.mark.parametrize("setting", ["fsync", "full_page_writes", "synchronous_commit"])
def test_an_unsafe_server_is_refused(setting):
    with pytest.raises(NotDurable, match=f"{setting} đang là off, cần on.*postgresql.conf"):
        check_durability(Answering(**{setting: "off"}))


def test_other_engines_are_refused():
    other = Answering()
    other.vendor = "mysql"
    with pytest.raises(NotDurable, match="mysql"):
        check_durability(other)


def test_parameters_are_counted_as_the_library_counts_them(opened):
    new = opened()
    allowed = new.features.max_query_params
    assert 999 < allowed <= MOST_PARAMETERS
    with new.cursor() as cursor:
        cursor.execute(f"SELECT {' + '.join(['1'] * 10)} WHERE 1 IN ({', '.join(['%s'] * allowed)})", range(allowed))
        assert cursor.fetchone() == (10,)


def test_a_library_that_allows_less_is_believed(opened):
    new = opened()
    new.ensure_connection()
    new.connection.setlimit(sqlite3.SQLITE_LIMIT_VARIABLE_NUMBER, 1000)
    assert new.features.max_query_params == 1000


@pytest.mark.django_db
def test_the_suite_runs_on_one_of_our_engines():
    assert connection.vendor in ("sqlite", "postgresql")
    if connection.vendor == "sqlite":
        assert connection.features.max_query_params > 999
