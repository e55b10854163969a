"""The database itself refuses: a posting between two books, and a change of what was written but for its being sealed."""

from django.db import migrations

SAME = """
SELECT 1 FROM ledger_voucher v, ledger_account d, ledger_account c
WHERE v.id = NEW.voucher_id AND d.id = NEW.debit_id AND c.id = NEW.credit_id AND d.book_id = v.book_id AND c.book_id = v.book_id"""
KEPT = ["book_id", "kind", "year", "number", "voucher_on", "party", "words", "papers", "reverses_id", "recorded_by_id", "recorded_at"]
BOOKS, WRITTEN = "ledger: postings stay in one book", "ledger: what was written is reversed, not changed"

SQLITE = [
    f"CREATE TRIGGER ledger_posting_one_book BEFORE INSERT ON ledger_posting WHEN NOT EXISTS ({SAME}) "  # noqa: S608
    f"BEGIN SELECT RAISE(ABORT, '{BOOKS}'); END",
    f"CREATE TRIGGER ledger_posting_written BEFORE UPDATE ON ledger_posting BEGIN SELECT RAISE(ABORT, '{WRITTEN}'); END",
    f"CREATE TRIGGER ledger_voucher_written BEFORE UPDATE ON ledger_voucher WHEN OLD.closing_id IS NOT NULL OR "
    f"{' OR '.join(f'OLD.{name} IS NOT NEW.{name}' for name in KEPT)} BEGIN SELECT RAISE(ABORT, '{WRITTEN}'); END",
]
POSTGRESQL = [
    f"""CREATE FUNCTION ledger_posting_one_book() RETURNS trigger AS $$ BEGIN
    IF NOT EXISTS ({SAME}) THEN RAISE EXCEPTION '{BOOKS}' USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NEW; END $$ LANGUAGE plpgsql""",  # noqa: S608
    "CREATE TRIGGER ledger_posting_one_book BEFORE INSERT ON ledger_posting FOR EACH ROW EXECUTE FUNCTION ledger_posting_one_book()",
    f"""CREATE FUNCTION ledger_written() RETURNS trigger AS $$ BEGIN
    RAISE EXCEPTION '{WRITTEN}' USING ERRCODE = 'integrity_constraint_violation'; END $$ LANGUAGE plpgsql""",
    "CREATE TRIGGER ledger_posting_written BEFORE UPDATE ON ledger_posting FOR EACH ROW EXECUTE FUNCTION ledger_written()",
    f"CREATE TRIGGER ledger_voucher_written BEFORE UPDATE ON ledger_voucher FOR EACH ROW WHEN (OLD.closing_id IS NOT NULL OR "
    f"{' OR '.join(f'OLD.{name} IS DISTINCT FROM NEW.{name}' for name in KEPT)}) EXECUTE FUNCTION ledger_written()",
]
TRIGGERS = {"ledger_posting_one_book": "posting", "ledger_posting_written": "posting", "ledger_voucher_written": "voucher"}


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
