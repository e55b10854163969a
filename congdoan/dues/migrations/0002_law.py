"""Puts in the rules of dues and levy with their dates and sources."""

from django.db import migrations

from congdoan.dues import law

NAMES = ("key", "group", "value", "base", "valid_from", "issued_on", "source", "confirmed")


def put_in(apps, schema_editor):
    rule = apps.get_model("dues", "DuesRule")
    rule.objects.bulk_create([rule(**dict(zip(NAMES, row, strict=True))) for row in law.RULES])


def take_out(apps, schema_editor):
    apps.get_model("dues", "DuesRule").objects.all().delete()


class Migration(migrations.Migration):
    dependencies = [("dues", "0001_initial")]
    operations = [migrations.RunPython(put_in, take_out)]
