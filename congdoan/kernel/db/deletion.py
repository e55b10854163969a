"""Rows that the database itself lets nobody delete: a step of a room's migrations."""

from django.db import migrations

SQLITE = "CREATE TRIGGER {table}_not_deleted BEFORE DELETE ON {table}{when} BEGIN SELECT RAISE(ABORT, '{words}'); END"
FUNCTION = """CREATE FUNCTION {table}_not_deleted() RETURNS trigger AS $$ BEGIN
    IF {condition} THEN RAISE EXCEPTION '{words}' USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN OLD; END $$ LANGUAGE plpgsql"""
TRIGGER = "CREATE TRIGGER {table}_not_deleted BEFORE DELETE ON {table} FOR EACH ROW EXECUTE FUNCTION {table}_not_deleted()"


def refused(words, tables):
    """A migration's operation: deleting a row is refused with ``words``. ``tables``: {table: condition on OLD under which, or "" for every row}."""

    def put_in(apps, schema_editor):
        for table, condition in tables.items():
            facts = {"table": table, "words": words, "condition": condition or "TRUE", "when": f" WHEN {condition}" if condition else ""}
            for statement in (SQLITE,) if schema_editor.connection.vendor == "sqlite" else (FUNCTION, TRIGGER):
                schema_editor.execute(statement.format(**facts), params=None)

    def take_out(apps, schema_editor):
        postgresql = schema_editor.connection.vendor == "postgresql"
        for table in tables:
            schema_editor.execute(f"DROP TRIGGER {table}_not_deleted{f' ON {table}' if postgresql else ''}", params=None)
            if postgresql:
                schema_editor.execute(f"DROP FUNCTION {table}_not_deleted()", params=None)

    return migrations.RunPython(put_in, take_out)
