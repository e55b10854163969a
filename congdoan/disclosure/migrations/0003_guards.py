"""The database itself refuses: another figure in what was told, another place or day of where it was told; a display ends once."""

from django.db import migrations

WORDS = "disclosure: what was told stays as told"
PUBLICATION = ["unit_id", "kind", "year", "edition", "recorded_by_id", "recorded_at"]
TOLD = "OLD.cancelled_on IS NOT NULL OR " + " OR ".join(f"OLD.{name} <> NEW.{name}" for name in PUBLICATION)
DISPLAY = ["publication_id", "place", "spot", "valid_from", "recorded_by_id", "recorded_at"]
SHOWN = " OR ".join(
    [
        "OLD.cancelled_on IS NOT NULL",
        "(OLD.valid_until IS NOT NULL AND (NEW.valid_until IS NULL OR OLD.valid_until <> NEW.valid_until))",
        *(f"OLD.{name} <> NEW.{name}" for name in DISPLAY),
    ]
)

QUESTION = ["publication_id", "words", "shows_name", "asked_on", "recorded_by_id"]
ASKED = " OR ".join(f"OLD.{name} <> NEW.{name}" for name in QUESTION)

SQLITE = [
    f"CREATE TRIGGER disclosure_question_asked BEFORE UPDATE ON disclosure_question WHEN {ASKED} BEGIN SELECT RAISE(ABORT, '{WORDS}'); END",
    f"CREATE TRIGGER disclosure_reply_told BEFORE UPDATE ON disclosure_reply BEGIN SELECT RAISE(ABORT, '{WORDS}'); END",
    f"CREATE TRIGGER disclosure_line_told BEFORE UPDATE ON disclosure_publicationline BEGIN SELECT RAISE(ABORT, '{WORDS}'); END",
    f"CREATE TRIGGER disclosure_publication_told BEFORE UPDATE ON disclosure_publication WHEN {TOLD} BEGIN SELECT RAISE(ABORT, '{WORDS}'); END",
    f"CREATE TRIGGER disclosure_display_told BEFORE UPDATE ON disclosure_display WHEN {SHOWN} BEGIN SELECT RAISE(ABORT, '{WORDS}'); END",
]
POSTGRESQL = [
    f"""CREATE FUNCTION disclosure_told() RETURNS trigger AS $$ BEGIN
    RAISE EXCEPTION '{WORDS}' USING ERRCODE = 'integrity_constraint_violation'; END $$ LANGUAGE plpgsql""",
    f"CREATE TRIGGER disclosure_question_asked BEFORE UPDATE ON disclosure_question FOR EACH ROW WHEN ({ASKED}) EXECUTE FUNCTION disclosure_told()",
    "CREATE TRIGGER disclosure_reply_told BEFORE UPDATE ON disclosure_reply FOR EACH ROW EXECUTE FUNCTION disclosure_told()",
    "CREATE TRIGGER disclosure_line_told BEFORE UPDATE ON disclosure_publicationline FOR EACH ROW EXECUTE FUNCTION disclosure_told()",
    f"CREATE TRIGGER disclosure_publication_told BEFORE UPDATE ON disclosure_publication FOR EACH ROW WHEN ({TOLD}) "
    "EXECUTE FUNCTION disclosure_told()",
    f"CREATE TRIGGER disclosure_display_told BEFORE UPDATE ON disclosure_display FOR EACH ROW WHEN ({SHOWN}) EXECUTE FUNCTION disclosure_told()",
]
TRIGGERS = {"disclosure_question_asked": "question", "disclosure_reply_told": "reply", "disclosure_line_told": "publicationline", "disclosure_publication_told": "publication", "disclosure_display_told": "display"}


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
