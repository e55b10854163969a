"""Reading only: what passes, what is refused, and that the guard stands on the real connection."""

import pytest
from django.db import connection, transaction

from congdoan.kernel.readonly import GetMayNotWrite, only_reads, readonly
from congdoan.kernel.tests.samples import Tag

READS = [
    "SELECT 1",
    " select * from t where word = 'DELETE; DROP TABLE t'",
    'SELECT "update" FROM "insert into"',
    "SELECT 1;",
    "(SELECT 1) UNION (SELECT 2)",
    "/* DELETE */ SELECT 1 -- INSERT",
    "WITH x AS (SELECT 1) SELECT * FROM x",
    "EXPLAIN QUERY PLAN SELECT 1",
    "SELECT replace(word, 'a', 'b') FROM t",
    "SELECT updated_at, deleted FROM t",
    "SAVEPOINT s1",
    "RELEASE SAVEPOINT s1",
    "ROLLBACK TO SAVEPOINT s1",
    "BEGIN IMMEDIATE",
    "PRAGMA foreign_keys",
    "PRAGMA table_info(kernel_test_tag)",
    'PRAGMA main.index_list("x");',
    "SHOW fsync",
]
WRITES = [
    "INSERT INTO t VALUES (1)",
    "  update t set a = 1",
    "DELETE FROM t",
    "REPLACE INTO t VALUES (1)",
    "DROP TABLE t",
    "CREATE TABLE t (a)",
    "/* SELECT */ DELETE FROM t",
    "-- SELECT\nDELETE FROM t",
    "SELECT 1; DELETE FROM t",
    "WITH x AS (SELECT 1) INSERT INTO t SELECT * FROM x",
    "WITH x AS (DELETE FROM t RETURNING *) SELECT * FROM x",
    "EXPLAIN ANALYZE DELETE FROM t",
    "SELECT * INTO copy FROM t",
    "SELECT * FROM t FOR UPDATE",
    "PRAGMA journal_mode = DELETE",
    "PRAGMA journal_mode(DELETE)",
    "PRAGMA optimize",
    "PRAGMA user_version = 5",
    "VACUUM",
    "ATTACH 'x' AS y",
    "TRUNCATE t",
    "SELECTED",
    "",
]


@pytest.mark.parametrize("sql", READS)
def test_reads(sql):
    assert only_reads(sql)


@pytest.mark.parametrize("sql", WRITES)
def test_writes(sql):
    assert not only_reads(sql)


@pytest.mark.db
@pytest.mark.django_db
@pytest.mark.usefixtures("tables")
class TestGuard:
    def test_reading_passes(self):
        Tag.objects.create(word="a")
        with readonly(), transaction.atomic():
            assert Tag.objects.filter(word__icontains="A").count() == 1
            assert Tag.objects.exists()
            assert [tag.word for tag in Tag.objects.order_by("pk").iterator()] == ["a"]

    @pytest.mark.parametrize(
        "write",
        [
            lambda: Tag.objects.create(word="b"),
            lambda: Tag.objects.bulk_create([Tag(word="b"), Tag(word="c")]),
            lambda: Tag.objects.update(word="b"),
            lambda: Tag.objects.all().delete(),
            lambda: Tag.objects.get_or_create(word="mới"),
            lambda: connection.cursor().execute("DELETE FROM kernel_test_tag"),
            lambda: connection.cursor().executemany("DELETE FROM kernel_test_tag WHERE word = %s", [["a"], ["b"]]),
        ],
    )
    def test_writing_is_refused(self, write):
        Tag.objects.create(word="a")
        with pytest.raises(GetMayNotWrite, match="chỉ xem"), transaction.atomic(), readonly():
            write()
        assert [tag.word for tag in Tag.objects.order_by("pk")] == ["a"]

    def test_writing_is_allowed_again_afterwards(self):
        with pytest.raises(ZeroDivisionError), readonly():
            _ = 1 / 0
        with readonly(), readonly():
            assert not Tag.objects.exists()
        Tag.objects.create(word="a")
        assert Tag.objects.count() == 1
