"""Who writes at a unit writes alone there and below: a second writer sees what the first has written, not an empty place."""

import contextlib

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from congdoan.access.actions import ACTIONS, action
from congdoan.kernel.db import fences
from congdoan.organization.choices import Permission
from congdoan.units import tree

pytestmark = pytest.mark.db
ON_POSTGRESQL = pytest.mark.skipif("connection.vendor != 'postgresql'", reason="SQLite lets one writer in at a time by itself")


@contextlib.contextmanager
def somebody_else():
    """Another connection to the same database; ``may_write(unit)``: would a write there begin at once?"""
    other = connection.copy()

    def may_write(unit):
        numbers = tree.numbers(unit.path)
        calls = ["pg_try_advisory_xact_lock_shared(%s, %s)"] * (len(numbers) - 1) + ["pg_try_advisory_xact_lock(%s, %s)"]
        with other.cursor() as cursor:
            cursor.execute(f"SELECT {' AND '.join(calls)}", [value for number in numbers for value in (fences._KIND, number)])
            return cursor.fetchone()[0]

    try:
        yield may_write
    finally:
        other.close()


@pytest.fixture
def rename():
    """An action, and one that writes no part of the book, that tell who else may write meanwhile."""
    known = dict(ACTIONS)

    @action(Permission.FOUND_UNIT, at="unit")
    def alone(*, by, unit, ask):
        """Việc thử."""
        return ask()

    @action(Permission.FOUND_UNIT, at="unit", alone=False)
    def beside(*, by, unit, ask):
        """Việc thử."""
        return ask()

    yield alone, beside
    ACTIONS.clear()
    ACTIONS.update(known)


@ON_POSTGRESQL
def test_nobody_else_writes_at_the_unit_below_or_for_the_whole_branch(cast, rename):
    with somebody_else() as may_write:
        places = (cast.union, cast.group, cast.district, cast.other)
        seen = rename[0](by=cast.chair, unit=cast.union, ask=lambda: [may_write(unit) for unit in places])
    assert seen == [False, False, False, True]


@ON_POSTGRESQL
def test_a_preview_keeps_nobody_from_writing(cast, rename):
    with somebody_else() as may_write:
        assert rename[1](by=cast.chair, unit=cast.union, ask=lambda: may_write(cast.union)) is True


def test_what_an_action_calls_there_or_below_is_within_it(cast, rename):
    def inner(unit):
        with CaptureQueriesContext(connection) as seen:
            rename[0](by=cast.chair, unit=unit, ask=lambda: None)
        return sum("advisory" in query["sql"] for query in seen)

    counts = rename[0](by=cast.chair, unit=cast.union, ask=lambda: [inner(cast.union), inner(cast.group)])
    assert counts == [0, 0]
    assert inner(cast.union) == (1 if connection.vendor == "postgresql" else 0)


def test_one_statement_on_postgresql_none_on_sqlite(cast):
    with CaptureQueriesContext(connection) as seen:
        fences.hold(tree.numbers(cast.group.path))
        fences.hold([])
    assert len(seen) == (1 if connection.vendor == "postgresql" else 0)


def test_numbers_are_those_of_the_units_from_the_root_down(cast):
    assert tree.numbers(cast.group.path) == [cast.district.serial, cast.union.serial, cast.group.serial]
    assert tree.numbers("") == []
