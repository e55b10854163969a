"""The database itself refuses: deleting what was told, where it was told, what was asked and answered."""

from django.db import migrations

from congdoan.kernel.db import deletion


class Migration(migrations.Migration):
    dependencies = [("disclosure", "0003_guards")]
    operations = [
        deletion.refused(
            "disclosure: what was told stays as told",
            {f"disclosure_{name}": "" for name in ("publication", "publicationline", "display", "question", "reply")},
        )
    ]
