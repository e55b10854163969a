"""The database itself refuses: deleting what was sent."""

from django.db import migrations

from congdoan.kernel.db import deletion


class Migration(migrations.Migration):
    dependencies = [("budget", "0003_guards")]
    operations = [
        deletion.refused(
            "budget: what was sent keeps its figures",
            {
                "budget_filing": "OLD.sent_at IS NOT NULL",
                "budget_filingline": "EXISTS (SELECT 1 FROM budget_filing f WHERE f.id = OLD.filing_id AND f.sent_at IS NOT NULL)",
            },
        )
    ]
