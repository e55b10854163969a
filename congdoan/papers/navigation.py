"""Where a decision that has been drawn up opens: its Word file."""

from django.urls import reverse

from congdoan.papers import queries
from congdoan.ui.opening import way


def _papers(by, decisions):
    found = queries.papers_of(by=by, decisions=[decision.pk for decision in decisions])
    return {pk: reverse("papers:decision-file", args=[row.unit_id, row.pk]) for pk, row in found.items()}


way("units.decision", _papers)
