"""Puts in the forms, share limits and deadlines with their dates and sources."""

from django.db import migrations

from congdoan.budget import layouts


def put_in(apps, schema_editor):
    form, line = apps.get_model("budget", "FilingForm"), apps.get_model("budget", "FormLine")
    for kind, code, title, chart, start, end, source, lines in layouts.FORMS:
        made = form.objects.create(kind=kind, code=code, title=title, chart=chart, valid_from=start, valid_until=end, source=source)
        names = ("key", "number", "code", "label", "sort", "formula")
        line.objects.bulk_create([line(form=made, place=place, **dict(zip(names, row, strict=True))) for place, row in enumerate(lines, 1)])
    names = ("chart", "label", "lines", "base", "limit", "percent", "valid_from", "valid_until", "source")
    share = apps.get_model("budget", "ShareRule")
    share.objects.bulk_create([share(**dict(zip(names, row, strict=True))) for row in layouts.SHARES])
    names = ("kind", "years_after", "month", "day", "valid_from", "valid_until", "source")
    deadline = apps.get_model("budget", "FilingDeadline")
    deadline.objects.bulk_create([deadline(**dict(zip(names, row, strict=True))) for row in layouts.DEADLINES])


def take_out(apps, schema_editor):
    for name in ("FilingDeadline", "ShareRule", "FormLine", "FilingForm"):
        apps.get_model("budget", name).objects.all().delete()


class Migration(migrations.Migration):
    dependencies = [("budget", "0001_initial")]
    operations = [migrations.RunPython(put_in, take_out)]
