"""Columns by which a dated row names the event (biến động) that began or ended it, so that the event can be undone as a whole."""

from django.db import models
from django.db.models import Q


def caused(verbose_name):
    """The column that names an event; ``caused_index`` holds the rows alone that one has touched."""
    return models.ForeignKey(
        "units.Event", models.PROTECT, null=True, blank=True, related_name="+", db_index=False, verbose_name=verbose_name
    )


def caused_index(column, name):
    """The partial index of a column made by ``caused``."""
    return models.Index(fields=[column], condition=Q(**{f"{column}__isnull": False}), name=name)
