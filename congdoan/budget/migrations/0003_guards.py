"""The database itself refuses: another figure in what was sent, another approval of what was approved."""

from django.db import migrations

SENT = "SELECT 1 FROM budget_filing f WHERE f.id = {row}.filing_id AND f.sent_at IS NOT NULL"
WORDS = "budget: what was sent keeps its figures"
HEAD = ["members", "wages", "wage_months", "workers", "levy_fund", "levy_months", "officers"]
HELD = ["unit_id", "kind", "year", "edition", "form_id", *HEAD, "cash", "bank"]


def changed(other):
    """(condition on a line, condition on a filing) that a figure is another; ``other``: how the engine tells two values apart, nothing being one."""
    line = " OR ".join(f"OLD.{name} {other} NEW.{name}" for name in ("amount", "line_id", "filing_id", "assigned"))
    filing = " OR ".join(f"OLD.{name} {other} NEW.{name}" for name in HELD)
    return f"({line} OR OLD.approved IS NOT NULL AND OLD.approved {other} NEW.approved)", f"OLD.sent_at IS NOT NULL AND ({filing})"


LITE_LINE, LITE_FILING = changed("IS NOT")
PG_LINE, PG_FILING = changed("IS DISTINCT FROM")

SQLITE = [
    f"CREATE TRIGGER budget_line_kept BEFORE UPDATE ON budget_filingline WHEN {LITE_LINE} "
    f"AND EXISTS ({SENT.format(row='OLD')}) BEGIN SELECT RAISE(ABORT, '{WORDS}'); END",
    f"CREATE TRIGGER budget_line_late BEFORE INSERT ON budget_filingline WHEN EXISTS ({SENT.format(row='NEW')}) "
    f"BEGIN SELECT RAISE(ABORT, '{WORDS}'); END",
    f"CREATE TRIGGER budget_filing_kept BEFORE UPDATE ON budget_filing WHEN {LITE_FILING} BEGIN SELECT RAISE(ABORT, '{WORDS}'); END",
]
POSTGRESQL = [
    f"""CREATE FUNCTION budget_line_kept() RETURNS trigger AS $$ BEGIN
    IF EXISTS ({SENT.format(row='NEW')}) THEN RAISE EXCEPTION '{WORDS}' USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NEW; END $$ LANGUAGE plpgsql""",
    f"CREATE TRIGGER budget_line_kept BEFORE UPDATE ON budget_filingline FOR EACH ROW WHEN {PG_LINE} EXECUTE FUNCTION budget_line_kept()",
    "CREATE TRIGGER budget_line_late BEFORE INSERT ON budget_filingline FOR EACH ROW EXECUTE FUNCTION budget_line_kept()",
    f"""CREATE FUNCTION budget_filing_kept() RETURNS trigger AS $$ BEGIN
    RAISE EXCEPTION '{WORDS}' USING ERRCODE = 'integrity_constraint_violation'; END $$ LANGUAGE plpgsql""",
    f"CREATE TRIGGER budget_filing_kept BEFORE UPDATE ON budget_filing FOR EACH ROW WHEN ({PG_FILING}) EXECUTE FUNCTION budget_filing_kept()",
]
TRIGGERS = {"budget_line_kept": "filingline", "budget_line_late": "filingline", "budget_filing_kept": "filing"}


def put_in(apps, schema_editor):
    for statement in SQLITE if schema_editor.connection.vendor == "sqlite" else POSTGRESQL:
        schema_editor.execute(statement, params=None)


def take_out(apps, schema_editor):
    postgresql = schema_editor.connection.vendor == "postgresql"
    for trigger, table in TRIGGERS.items():
        schema_editor.execute(f"DROP TRIGGER {trigger}{f' ON budget_{table}' if postgresql else ''}", params=None)
    for function in ("budget_line_kept", "budget_filing_kept") if postgresql else ():
        schema_editor.execute(f"DROP FUNCTION {function}()", params=None)


class Migration(migrations.Migration):
    dependencies = [("budget", "0002_layouts")]
    operations = [migrations.RunPython(put_in, take_out)]
