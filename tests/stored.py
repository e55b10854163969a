"""What stands in the database, told without keys, versions, times and drawn codes: two ways to one state must tell the same."""

from collections import Counter
from functools import cache

from django.apps import apps

ROOMS = ("people", "units", "access", "organization", "membership", "finance", "care", "education", "congress", "indicators")
TECHNICAL = ("id", "path", "serial", "version", "recorded_by", "recorded_at", "follows", "receipt_code")
GIVEN = ("units.UnitKind", "units.KindNesting")  # put there by the migrations


def state():
    """Counter of (model, fields) of all rows of all rooms; a row that another names is told there by its content."""
    rows = {(model, row.pk): row for model in _models() for row in model._base_manager.all()}

    @cache
    def told(model, pk):
        return tuple((field.name, value(rows[model, pk], field)) for field in model._meta.concrete_fields if field.name not in TECHNICAL)

    def value(row, field):
        kept = getattr(row, field.attname)
        if field.name == "ended_by" and isinstance(kept, str):
            return kept.partition(":")[0]  # "organization.appointment:7": what sort of record, for its key is technical
        return told(field.related_model, kept) if field.is_relation and kept is not None else kept

    return Counter((model._meta.label, told(model, pk)) for model, pk in rows)


def differing(before, after):
    """(rows that went, rows that came) between two states, as text."""
    return [sorted(map(str, (one - other).elements())) for one, other in ((before, after), (after, before))]


def _models():
    configs = [config for config in apps.get_app_configs() if config.label in ROOMS]
    return [model for config in configs for model in config.get_models() if model._meta.label not in GIVEN]
