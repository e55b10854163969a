"""The database itself refuses: deleting the statement by which a drive was closed."""

from django.db import migrations

from congdoan.kernel.db import deletion


class Migration(migrations.Migration):
    dependencies = [("finance", "0001_initial")]
    operations = [
        deletion.refused(
            "finance: the statement of a closed drive stays",
            {"finance_statement": "", "finance_statementline": ""},
        )
    ]
