"""One hash over every row of every table, keys and all: what an undone import must bring back."""

from django.apps import apps

from congdoan.kernel import hashes

APART = ("workbooks", "audit", "sessions", "jobs", "django_tasks_database")
"""Apps whose rows tell what was done rather than what stands in the book: batches, the log, sessions, jobs."""
TOLD = ("units.Event",)
"""Tables that tell what was done, in rooms that hold the book."""
COUNTERS = frozenset(("version",))
"""How often a row was edited: goes on counting, or whoever opened it meanwhile would overwrite unseen."""


def rows():
    """{table: {key: values}} of the whole book."""
    return {
        model._meta.label: _of(model)
        for config in apps.get_app_configs()
        if config.label not in APART
        for model in config.get_models()
        if model._meta.label not in TOLD
    }


def digest():
    """The hash."""
    return hashes.sha256_text(hashes.canonical_json(rows()))


def differing(before, after):
    """What differs between two ``rows()``, as lines of text."""
    for table in before:
        for key in sorted(before[table].keys() | after[table].keys()):
            old, new = before[table].get(key), after[table].get(key)
            if old != new:
                changed = {name: (old[name], new[name]) for name in old if old[name] != new[name]} if old and new else (old, new)
                yield f"{table} {key}: {changed}"


def _of(model):
    fields = [field.attname for field in model._meta.concrete_fields if field.attname not in COUNTERS]
    return {str(row["pk"]): {name: str(row[name]) for name in fields} for row in model._base_manager.values("pk", *fields)}
