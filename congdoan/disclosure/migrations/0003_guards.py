"""The database itself refuses: another figure in what was told."""

from django.db import migrations

WORDS = "disclosure: what was told stays as told"
TOLD = "OLD.unit_id <> NEW.unit_id OR OLD.kind <> NEW.kind OR OLD.year <> NEW.year OR OLD.edition <> NEW.edition OR OLD.published_on <> NEW.published_on"

QUESTION = ["publication_id", "words", "shows_name", "asked_on", "recorded_by_id"]
ASKED = " OR ".join(f"OLD.{name} <> NEW.{name}" for name in QUESTION)

SQLITE = [
    f"CREATE TRIGGER disclosure_question_asked BEFORE UPDATE ON disclosure_question WHEN {ASKED} BEGIN SELECT RAISE(ABORT, '{WORDS}'); END",
    f"CREATE TRIGGER disclosure_reply_told BEFORE UPDATE ON disclosure_reply BEGIN SELECT RAISE(ABORT, '{WORDS}'); END",
    f"CREATE TRIGGER disclosure_line_told BEFORE UPDATE ON disclosure_publicationline BEGIN SELECT RAISE(ABORT, '{WORDS}'); END",
    f"CREATE TRIGGER disclosure_publication_told BEFORE UPDATE ON disclosure_publication WHEN {TOLD} BEGIN SELECT RAISE(ABORT, '{WORDS}'); END",
]
POSTGRESQL = [
    f"""CREATE FUNCTION disclosure_told() RETURNS trigger AS $$ BEGIN
    RAISE EXCEPTION '{WORDS}' USING ERRCODE = 'integrity_constraint_violation'; END $$ LANGUAGE plpgsql""",
    f"CREATE TRIGGER disclosure_question_asked BEFORE UPDATE ON disclosure_question FOR EACH ROW WHEN ({ASKED}) EXECUTE FUNCTION disclosure_told()",
    "CREATE TRIGGER disclosure_reply_told BEFORE UPDATE ON disclosure_reply FOR EACH ROW EXECUTE FUNCTION disclosure_told()",
    "CREATE TRIGGER disclosure_line_told BEFORE UPDATE ON disclosure_publicationline FOR EACH ROW EXECUTE FUNCTION disclosure_told()",
    f"CREATE TRIGGER disclosure_publication_told BEFORE UPDATE ON disclosure_publication FOR EACH ROW WHEN ({TOLD}) "
    "EXECUTE FUNCTION disclosure_told()",
]
TRIGGERS = {"disclosure_question_asked": "question", "disclosure_reply_told": "reply", "disclosure_line_told": "publicationline", "disclosure_publication_told": "publication"}


def put_in(apps, schema_editor):
    for statement in SQLITE if schema_editor.connection.vendor == "sqlite" else POSTGRESQL:
        schema_editor.execute(statement, params=None)


def take_out(apps, schema_editor):
    postgresql = schema_editor.connection.vendor == "postgresql"
    for trigger, table in TRIGGERS.items():
        schema_editor.execute(f"DROP TRIGGER {trigger}{f' ON disclosure_{table}' if postgresql else ''}", params=None)
    if postgresql:
        schema_editor.execute("DROP FUNCTION disclosure_told()", params=None)


class Migration(migrations.Migration):
    dependencies = [("disclosure", "0002_duties")]
    operations = [migrations.RunPython(put_in, take_out)]
