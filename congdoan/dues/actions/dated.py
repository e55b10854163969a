"""Rows that hold from a day on; plain call from the guarded actions."""


def put(model, last, valid_from, facts, **whose):
    """The row of ``whose`` with ``facts`` from a day on. ``last``: the newest one before, or None: of that very day it is corrected, else it ends there."""
    if last is not None and last.valid_from == valid_from:
        model.objects.filter(pk=last.pk).update(**facts)
        return last
    if last is not None:
        model.objects.filter(pk=last.pk).update(valid_until=valid_from)
    return model.objects.create(valid_from=valid_from, **whose, **facts)
