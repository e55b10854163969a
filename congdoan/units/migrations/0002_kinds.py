"""Puts in the unit kinds and which may stand under which, with their dates and sources."""

from django.db import migrations

from congdoan.units import kinds


def put_in(apps, schema_editor):
    kind = apps.get_model("units", "UnitKind")
    nesting = apps.get_model("units", "KindNesting")
    kind.objects.bulk_create(
        [
            kind(key=key, label=label, level=level, valid_from=start, valid_until=end, source=source)
            for key, label, level, start, end, source in kinds.KINDS
        ]
    )
    nesting.objects.bulk_create(
        [
            nesting(parent_kind=parent, child_kind=child, valid_from=start, valid_until=end, source=source)
            for parent, child, start, end, source in kinds.nestings()
        ]
    )


def take_out(apps, schema_editor):
    apps.get_model("units", "KindNesting").objects.all().delete()
    apps.get_model("units", "UnitKind").objects.all().delete()


class Migration(migrations.Migration):
    dependencies = [("units", "0001_initial")]
    operations = [migrations.RunPython(put_in, take_out)]
