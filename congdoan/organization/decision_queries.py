"""Decisions as the tree and what is recorded of units name them."""

from django.db.models import F, Q

from congdoan.kernel.db import listed
from congdoan.kernel.text import fold
from congdoan.organization.models import AreaSpell, UnitFact
from congdoan.units.models import Decision, Placement, Unit, UnitEmployer, UnitSpell

_BEGUN = Q(valid_from=F("unit__founded_on"))


def decisions_numbered(numbers):
    """{number, folded: [Decision]} of these numbers (None and empty ones left out), in one query."""
    found = {}
    for one in Decision.objects.filter(number_key__in=listed({fold(number) for number in numbers if number})).order_by("pk"):
        found.setdefault(one.number_key, []).append(one)
    return found


def told_of(decision):
    """{"decision", "signed_on", "issuer"}: what a form says of a Decision or of none."""
    said = (decision.number, decision.signed_on, decision.issuer) if decision else ("", None, "")
    return dict(zip(("decision", "signed_on", "issuer"), said, strict=True))


def decisions():
    """All decisions; for a room that says which of them its reader may see."""
    return Decision.objects.all()


def naming(where):
    """[(queryset, path to the decision, path to the unit)] of all that the tree and what is recorded of units do by a decision.

    ``where``: (path to a unit) -> Q of the rows that are meant.
    """
    at = where("unit")
    return [
        (Placement.objects.filter(at), "decision", "unit"),
        (UnitSpell.objects.filter(at), "decision", "unit"),
        (UnitEmployer.objects.filter(at), "decision", "unit"),
        (UnitEmployer.objects.filter(at), "end_decision", "unit"),
        (UnitFact.objects.filter(at), "decision", "unit"),
        (AreaSpell.objects.filter(where("area__unit")), "decision", "area__unit"),
        (Unit.objects.filter(where("")), "closed_by__decision", "pk"),
    ]


def named_at(decision, unit):
    """True if something that is recorded of the unit names the decision."""
    rows = naming(lambda path: Q(**{path or "pk": unit.pk}))
    return any(found.filter(**{path: decision.pk}).exists() for found, path, _unit in rows)


def done_by(where):
    """{kind of deed: (queryset, path to the decision, path to the unit)}: the same, told apart by what was done."""
    places, spells, works, ends, facts, areas, closed = naming(where)
    return {
        "founded": (places[0].filter(_BEGUN), *places[1:]),
        "closed": closed,
        "moved": (places[0].exclude(_BEGUN).select_related("unit", "parent"), *places[1:]),
        "renamed": (spells[0].exclude(_BEGUN), *spells[1:]),
        "employers": works,
        "employers_ended": ends,
        "facts": facts,
        "areas": areas,
    }
