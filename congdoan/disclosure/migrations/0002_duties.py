"""Puts in what is to be published, with its dates and source."""

from django.db import migrations

from congdoan.disclosure import duties


def put_in(apps, schema_editor):
    names, duty = ("kind", "years_after", "month", "day", "valid_from", "valid_until", "source"), apps.get_model("disclosure", "Duty")
    duty.objects.bulk_create([duty(**dict(zip(names, row, strict=True))) for row in duties.DUTIES])


def take_out(apps, schema_editor):
    apps.get_model("disclosure", "Duty").objects.all().delete()


class Migration(migrations.Migration):
    dependencies = [("disclosure", "0001_initial")]
    operations = [migrations.RunPython(put_in, take_out)]
