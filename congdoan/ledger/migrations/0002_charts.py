"""Puts in the item charts and the forms of papers with their dates and sources."""

from django.db import migrations

from congdoan.ledger import charts


def put_in(apps, schema_editor):
    chart, item = apps.get_model("ledger", "ItemChart"), apps.get_model("ledger", "Item")
    made = {}
    for key, name, start, end, source in charts.CHARTS:
        made[key] = chart.objects.create(key=key, name=name, valid_from=start, valid_until=end, source=source)
    item.objects.bulk_create([item(chart=made[key], code=code, side=side, label=label) for key, code, side, label in charts.ITEMS])
    apps.get_model("ledger", "PaperForm").objects.bulk_create(
        apps.get_model("ledger", "PaperForm")(paper=paper, code=code, issued=issued, source=source, valid_from=start, valid_until=end)
        for start, end, issued, source, codes in charts.FORMS
        for paper, code in codes.items()
    )


def take_out(apps, schema_editor):
    apps.get_model("ledger", "PaperForm").objects.all().delete()
    apps.get_model("ledger", "Item").objects.all().delete()
    apps.get_model("ledger", "ItemChart").objects.all().delete()


class Migration(migrations.Migration):
    dependencies = [("ledger", "0001_initial")]
    operations = [migrations.RunPython(put_in, take_out)]
