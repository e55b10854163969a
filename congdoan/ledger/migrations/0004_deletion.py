"""The database itself refuses: deleting a voucher, a posting, a closing, a request to open one again."""

from django.db import migrations

from congdoan.kernel.db import deletion


class Migration(migrations.Migration):
    dependencies = [("ledger", "0003_guards")]
    operations = [
        deletion.refused(
            "ledger: what was written is reversed, not deleted",
            {"ledger_voucher": "", "ledger_posting": "", "ledger_closing": "", "ledger_reopening": ""},
        )
    ]
