"""A figure split by the units directly below: numbers without names, for those who may not open the rows."""

from django.db.models import Count, Sum

from congdoan.indicators import engine
from congdoan.units import queries as units


def by_unit(indicator, question):
    """[(unit, Figure)] of the units directly below on the last day, in tree order; first the unit's own rows, if it has any.

    Six statements at most, however many units. People and shares are counted anew for each unit, never added up.
    """
    below = list(units.with_names_on(units.children_on(question.unit, question.as_of), question.as_of))
    branch = units.branches_on(question.unit, question.as_of, question.units)
    found = engine.rows(indicator, question)
    totals, persons = _sums(indicator, found, branch), _distinct(found, indicator.at, indicator.person, branch)
    counted = _distinct(found, indicator.at, _field(indicator), branch)
    whole = _whole(indicator, question, branch)
    made = []
    for place in [question.unit, *below]:
        sums = totals.get(place.pk, {})
        if place.pk == question.unit.pk and not sums.get("records"):
            continue
        figure = engine.Figure(indicator, records=sums.get("records", 0), rows=found.none())
        figure.people = len(persons.get(place.pk, ())) if indicator.person else None
        figure.amount = sums.get("amount", 0) if indicator.amount else None
        figure.of = whole.get(place.pk, 0) if indicator.whole is not None else None
        figure.value = engine.value_of(indicator, figure, {"added": sums.get("added"), "distinct": len(counted.get(place.pk, ()))})
        made.append((place, figure))
    return made


def _whole(indicator, question, branch):
    """{id of the branch: how many the whole is there}."""
    if indicator.whole is None:
        return {}
    rows = engine.whole(indicator, question)
    if not indicator.whole_adds:
        return {place: len(people) for place, people in _distinct(rows, "unit", "person_id", branch).items()}
    totals = {}
    for unit_id, more in rows.order_by().select_related(None).values_list("unit_id", indicator.whole_adds):
        totals[branch.get(unit_id)] = totals.get(branch.get(unit_id), 0) + more
    return totals


def _field(indicator):
    return indicator.value if indicator.value not in ("rows", "people", "amount", "percent") else ""


def _sums(indicator, found, branch):
    """{id of the branch: {"records", "amount", "added"}}."""
    wanted = {"n": Count("pk", distinct=True)}
    wanted |= {"money": Sum(indicator.amount)} if indicator.amount else {}
    wanted |= {"more": Sum(indicator.adds)} if indicator.adds else {}
    totals = {}
    for row in found.order_by().select_related(None).values(f"{indicator.at}_id").annotate(**wanted):
        place = totals.setdefault(branch.get(row[f"{indicator.at}_id"]), {"records": 0, "amount": 0, "added": 0})
        place["records"] += row["n"]
        place["amount"] += row.get("money") or 0
        place["added"] += row.get("more") or 0
    return totals


def _distinct(found, at, field, branch):
    """{id of the branch: {distinct values of ``field``}}; empty without a field."""
    held = {}
    if field:
        for unit_id, value in found.order_by().select_related(None).values_list(f"{at}_id", field).distinct():
            if value is not None:
                held.setdefault(branch.get(unit_id), set()).add(value)
    return held
