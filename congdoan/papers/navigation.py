"""Where a decision opens: its page, from a unit at which the reader sees it."""

from django.urls import reverse

from congdoan.papers import decision_queries
from congdoan.ui.opening import way


def _decisions(by, decisions):
    found = decision_queries.places_of(by=by, decisions=[decision.pk for decision in decisions])
    return {pk: reverse("papers:decision", args=[unit, pk]) for pk, unit in found.items()}


way("units.decision", _decisions)
