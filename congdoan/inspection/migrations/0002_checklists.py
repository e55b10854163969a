"""Puts in the checklists, with their dates and source."""

from django.db import migrations

from congdoan.inspection import checklists


def put_in(apps, schema_editor):
    checklist, line = apps.get_model("inspection", "Checklist"), apps.get_model("inspection", "ChecklistLine")
    for sort, since, until, source, lines in checklists.CHECKLISTS:
        made = checklist.objects.create(sort=sort, valid_from=since, valid_until=until, source=source)
        line.objects.bulk_create(
            [
                line(checklist=made, place=place, heading=heading, question=question, help=told)
                for place, (heading, question, told) in enumerate(lines, 1)
            ]
        )


def take_out(apps, schema_editor):
    apps.get_model("inspection", "ChecklistLine").objects.all().delete()
    apps.get_model("inspection", "Checklist").objects.all().delete()


class Migration(migrations.Migration):
    dependencies = [("inspection", "0001_initial")]
    operations = [migrations.RunPython(put_in, take_out)]
