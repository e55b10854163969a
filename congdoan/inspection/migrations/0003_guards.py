"""The database itself refuses: another word in a finding or a step, anything else in an inspection that is concluded."""

from django.db import migrations

WORDS = "inspection: what was issued stays as issued"
SIGNED = "inspection: what was concluded stays as signed"
CONCLUDED = "SELECT 1 FROM inspection_inspection i WHERE i.id = {row}.inspection_id AND i.concluded_on IS NOT NULL"
FROZEN = ("finding", "findingstep")
PARTS = ("lineresult", "teammember")
NEW = CONCLUDED.format(row="NEW")

SQLITE = [
    *(
        f"CREATE TRIGGER inspection_{table}_issued BEFORE UPDATE ON inspection_{table} BEGIN SELECT RAISE(ABORT, '{WORDS}'); END"
        for table in FROZEN
    ),
    *(
        f"CREATE TRIGGER inspection_{table}_{verb.lower()} BEFORE {verb} ON inspection_{table} WHEN EXISTS ({NEW}) "
        f"BEGIN SELECT RAISE(ABORT, '{SIGNED}'); END"
        for table in PARTS
        for verb in ("INSERT", "UPDATE")
    ),
    "CREATE TRIGGER inspection_signed BEFORE UPDATE ON inspection_inspection WHEN OLD.concluded_on IS NOT NULL "
    f"BEGIN SELECT RAISE(ABORT, '{SIGNED}'); END",
]
POSTGRESQL = [
    f"""CREATE FUNCTION inspection_issued() RETURNS trigger AS $$ BEGIN
    RAISE EXCEPTION '{WORDS}' USING ERRCODE = 'integrity_constraint_violation'; END $$ LANGUAGE plpgsql""",
    f"""CREATE FUNCTION inspection_part_signed() RETURNS trigger AS $$ BEGIN
    IF EXISTS ({NEW}) THEN RAISE EXCEPTION '{SIGNED}' USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NEW; END $$ LANGUAGE plpgsql""",
    *(
        f"CREATE TRIGGER inspection_{table}_issued BEFORE UPDATE ON inspection_{table} FOR EACH ROW EXECUTE FUNCTION inspection_issued()"
        for table in FROZEN
    ),
    *(
        f"CREATE TRIGGER inspection_{table}_{verb.lower()} BEFORE {verb} ON inspection_{table} "
        "FOR EACH ROW EXECUTE FUNCTION inspection_part_signed()"
        for table in PARTS
        for verb in ("INSERT", "UPDATE")
    ),
    "CREATE TRIGGER inspection_signed BEFORE UPDATE ON inspection_inspection FOR EACH ROW WHEN (OLD.concluded_on IS NOT NULL) "
    "EXECUTE FUNCTION inspection_issued()",
]
TRIGGERS = {
    **{f"inspection_{table}_issued": table for table in FROZEN},
    **{f"inspection_{table}_{verb}": table for table in PARTS for verb in ("insert", "update")},
    "inspection_signed": "inspection",
}


def put_in(apps, schema_editor):
    for statement in SQLITE if schema_editor.connection.vendor == "sqlite" else POSTGRESQL:
        schema_editor.execute(statement, params=None)


def take_out(apps, schema_editor):
    postgresql = schema_editor.connection.vendor == "postgresql"
    for trigger, table in TRIGGERS.items():
        schema_editor.execute(f"DROP TRIGGER {trigger}{f' ON inspection_{table}' if postgresql else ''}", params=None)
    for function in ("inspection_issued", "inspection_part_signed") if postgresql else ():
        schema_editor.execute(f"DROP FUNCTION {function}()", params=None)


class Migration(migrations.Migration):
    dependencies = [("inspection", "0002_checklists")]
    operations = [migrations.RunPython(put_in, take_out)]
