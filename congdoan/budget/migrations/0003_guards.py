"""The database itself refuses: another figure in what was sent."""

from django.db import migrations

SENT = "SELECT 1 FROM budget_filing f WHERE f.id = {row}.filing_id AND f.sent_at IS NOT NULL"
WORDS = "budget: what was sent keeps its figures"
CHANGED = "OLD.amount <> NEW.amount OR OLD.line_id <> NEW.line_id OR OLD.filing_id <> NEW.filing_id"

SQLITE = [
    f"CREATE TRIGGER budget_line_kept BEFORE UPDATE ON budget_filingline WHEN ({CHANGED} OR OLD.assigned IS NOT NEW.assigned) "
    f"AND EXISTS ({SENT.format(row='OLD')}) BEGIN SELECT RAISE(ABORT, '{WORDS}'); END",
    f"CREATE TRIGGER budget_line_late BEFORE INSERT ON budget_filingline WHEN EXISTS ({SENT.format(row='NEW')}) "
    f"BEGIN SELECT RAISE(ABORT, '{WORDS}'); END",
]
POSTGRESQL = [
    f"""CREATE FUNCTION budget_line_kept() RETURNS trigger AS $$ BEGIN
    IF EXISTS ({SENT.format(row='NEW')}) THEN RAISE EXCEPTION '{WORDS}' USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NEW; END $$ LANGUAGE plpgsql""",
    f"CREATE TRIGGER budget_line_kept BEFORE UPDATE ON budget_filingline FOR EACH ROW WHEN ({CHANGED} OR OLD.assigned IS DISTINCT FROM NEW.assigned) "
    "EXECUTE FUNCTION budget_line_kept()",
    "CREATE TRIGGER budget_line_late BEFORE INSERT ON budget_filingline FOR EACH ROW EXECUTE FUNCTION budget_line_kept()",
]


def put_in(apps, schema_editor):
    for statement in SQLITE if schema_editor.connection.vendor == "sqlite" else POSTGRESQL:
        schema_editor.execute(statement, params=None)


def take_out(apps, schema_editor):
    postgresql = schema_editor.connection.vendor == "postgresql"
    for trigger in ("budget_line_kept", "budget_line_late"):
        schema_editor.execute(f"DROP TRIGGER {trigger}{' ON budget_filingline' if postgresql else ''}", params=None)
    if postgresql:
        schema_editor.execute("DROP FUNCTION budget_line_kept()", params=None)


class Migration(migrations.Migration):
    dependencies = [("budget", "0002_layouts")]
    operations = [migrations.RunPython(put_in, take_out)]
