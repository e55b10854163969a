"""The database itself refuses: deleting what was issued, and anything of an inspection that is concluded."""

from django.db import migrations

from congdoan.kernel.db import deletion

CONCLUDED = "EXISTS (SELECT 1 FROM inspection_inspection i WHERE i.id = OLD.inspection_id AND i.concluded_on IS NOT NULL)"


class Migration(migrations.Migration):
    dependencies = [("inspection", "0003_guards")]
    operations = [
        deletion.refused(
            "inspection: what was issued or concluded stays",
            {
                "inspection_finding": "",
                "inspection_findingstep": "",
                "inspection_inspection": "OLD.concluded_on IS NOT NULL",
                "inspection_lineresult": CONCLUDED,
                "inspection_teammember": CONCLUDED,
            },
        )
    ]
