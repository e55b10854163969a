"""Decisions as the tree and what is recorded of units name them."""

from congdoan.kernel.db import listed
from congdoan.units.models import Decision


def decisions_numbered(numbers):
    """{number: [Decision]} of these numbers (None and empty ones left out), in one query."""
    found = {}
    for one in Decision.objects.filter(number__in=listed({number for number in numbers if number})).order_by("pk"):
        found.setdefault(one.number, []).append(one)
    return found


def told_of(decision):
    """{"decision", "signed_on", "issuer"}: what a form says of a Decision or of none."""
    said = (decision.number, decision.signed_on, decision.issuer) if decision else ("", None, "")
    return dict(zip(("decision", "signed_on", "issuer"), said, strict=True))
