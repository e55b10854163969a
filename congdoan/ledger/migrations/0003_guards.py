"""The database itself refuses: a posting between two books or into a sealed voucher, and a change of what was written, of what it means, of what was closed."""

from django.db import migrations

SAME = """
SELECT 1 FROM ledger_voucher v, ledger_account d, ledger_account c
WHERE v.id = NEW.voucher_id AND v.closing_id IS NULL AND d.id = NEW.debit_id AND c.id = NEW.credit_id AND d.book_id = v.book_id AND c.book_id = v.book_id"""
KEPT = ["book_id", "kind", "year", "number", "voucher_on", "party", "words", "papers", "reverses_id", "recorded_by_id", "recorded_at"]
BOOKS, WRITTEN = "ledger: postings stay in one book, of a voucher that is open", "ledger: what was written is reversed, not changed"
MEANT = {"book": ["unit_id", "kind", "opened_on"], "account": ["book_id", "kind", "item_id"], "item": ["chart_id", "code", "side"]}
CLOSED = ["unit_id", "sequence", "kind", "month", "vouchers_sealed", "carried", "remark", "previous_hash", "hash", "closed_by_id", "closed_at"]
ASKED = ["closing_id", "asked_by_id", "asked_at", "reason"]


def _changed(names, differs):
    return " OR ".join(f"OLD.{name} {differs} NEW.{name}" for name in names)


def _kept(differs):
    """{table: the condition under which a change of its row is refused}."""
    found = {table: _changed(names, differs) for table, names in MEANT.items()}
    found["voucher"] = f"OLD.closing_id IS NOT NULL OR {_changed(KEPT, differs)}"
    found["closing"] = f"OLD.reopened_at IS NOT NULL OR {_changed(CLOSED, differs)}"
    found["reopening"] = f"OLD.answered_at IS NOT NULL OR {_changed(ASKED, differs)}"
    return found


SQLITE = [
    f"CREATE TRIGGER ledger_posting_one_book BEFORE INSERT ON ledger_posting WHEN NOT EXISTS ({SAME}) "  # noqa: S608
    f"BEGIN SELECT RAISE(ABORT, '{BOOKS}'); END",
    f"CREATE TRIGGER ledger_posting_written BEFORE UPDATE ON ledger_posting BEGIN SELECT RAISE(ABORT, '{WRITTEN}'); END",
    *(
        f"CREATE TRIGGER ledger_{table}_written BEFORE UPDATE ON ledger_{table} WHEN {condition} BEGIN SELECT RAISE(ABORT, '{WRITTEN}'); END"
        for table, condition in _kept("IS NOT").items()
    ),
]
POSTGRESQL = [
    f"""CREATE FUNCTION ledger_posting_one_book() RETURNS trigger AS $$ BEGIN
    IF NOT EXISTS ({SAME}) THEN RAISE EXCEPTION '{BOOKS}' USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NEW; END $$ LANGUAGE plpgsql""",  # noqa: S608
    "CREATE TRIGGER ledger_posting_one_book BEFORE INSERT ON ledger_posting FOR EACH ROW EXECUTE FUNCTION ledger_posting_one_book()",
    f"""CREATE FUNCTION ledger_written() RETURNS trigger AS $$ BEGIN
    RAISE EXCEPTION '{WRITTEN}' USING ERRCODE = 'integrity_constraint_violation'; END $$ LANGUAGE plpgsql""",
    "CREATE TRIGGER ledger_posting_written BEFORE UPDATE ON ledger_posting FOR EACH ROW EXECUTE FUNCTION ledger_written()",
    *(
        f"CREATE TRIGGER ledger_{table}_written BEFORE UPDATE ON ledger_{table} FOR EACH ROW WHEN ({condition}) EXECUTE FUNCTION ledger_written()"
        for table, condition in _kept("IS DISTINCT FROM").items()
    ),
]
TRIGGERS = {"ledger_posting_one_book": "posting", "ledger_posting_written": "posting", **{f"ledger_{table}_written": table for table in _kept("")}}


def put_in(apps, schema_editor):
    for statement in SQLITE if schema_editor.connection.vendor == "sqlite" else POSTGRESQL:
        schema_editor.execute(statement, params=None)


def take_out(apps, schema_editor):
    postgresql = schema_editor.connection.vendor == "postgresql"
    for trigger, table in TRIGGERS.items():
        schema_editor.execute(f"DROP TRIGGER {trigger}{f' ON ledger_{table}' if postgresql else ''}", params=None)
    for function in ("ledger_posting_one_book", "ledger_written") if postgresql else ():
        schema_editor.execute(f"DROP FUNCTION {function}()", params=None)


class Migration(migrations.Migration):
    dependencies = [("ledger", "0002_charts")]
    operations = [migrations.RunPython(put_in, take_out)]
