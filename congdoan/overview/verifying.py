"""What `congdoan verify` looks at: each check gives sentences about what is broken, none if all is well."""

from django.db import IntegrityError, connection

from congdoan.audit import queries as audit
from congdoan.ledger import queries as ledger
from congdoan.membership import queries as membership
from congdoan.organization import queries as organization
from congdoan.units import consistency


def checks():
    """[(title, sentences)] in the order of printing."""
    yield "Cơ sở dữ liệu", database()
    yield "Nhật ký", log()
    yield "Sổ kế toán", chained(ledger.broken_chains())
    yield "Cây đơn vị", consistency.tree()
    yield "Dòng theo ngày của đơn vị", consistency.dated_rows()
    yield "Thời gian là đoàn viên", overlapping(membership.clashes())
    yield "Thời gian giữ chức vụ", overlapping(organization.clashes())


def database():
    """The file itself (SQLite) and every foreign key."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA integrity_check")
            yield from (f"SQLite: {line}" for (line,) in cursor.fetchall() if line != "ok")
    try:
        connection.check_constraints()
    except IntegrityError as problem:
        yield f"Khóa ngoại: {problem}"


def log():
    """Every break in any unit's chain."""
    yield from chained(audit.broken_chains())


def chained(breaks):
    """Sentences of (unit, sentence)."""
    for unit, sentence in breaks:
        yield f"{unit.code if unit else 'chưa có đơn vị'}: {sentence}"


def overlapping(rows):
    """One person twice at one place on one day; named by row number, for the log of a server is no place for names."""
    for row in rows:
        yield f"{row.unit.code}: dòng số {row.pk} chồng lên một dòng khác của cùng người, từ ngày {row.valid_from:%d/%m/%Y}"
