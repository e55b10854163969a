"""A figure split by the units directly below: numbers without names, for those who may not open the rows."""

from django.db.models import Count, Sum, TextField, Value
from django.db.models.functions import Cast

from congdoan.indicators import engine
from congdoan.units import queries as units


def by_unit(indicator, question):
    """[(unit, Figure)] of the units directly below on the last day, in tree order; first the unit's own rows, if it has any."""
    return split(indicator, question)[1]


def split(indicator, question):
    """(the Figure of all, [(unit, Figure)] as ``by_unit``).

    Five statements at most, however many units. People and shares are counted anew for each unit, never added up.
    """
    below = list(units.with_names_on(units.children_on(question.unit, question.as_of), question.as_of))
    branch = units.branches_on(question.unit, question.as_of, question.units)
    found = engine.rows(indicator, question)
    sums, held = _sums(indicator, found, branch), _distinct(indicator, found, question, branch)
    seats = _seats(indicator, question, branch)

    def made(*places):
        totals = {name: sum(sums.get(place, {}).get(name, 0) for place in places) for name in ("records", "amount", "added")}
        sizes = {name: len(set().union(*(held[name].get(place, ()) for place in places))) for name in held}
        figure = engine.Figure(indicator, records=totals["records"], rows=found.none())
        figure.people = sizes["people"] if indicator.person else None
        figure.amount = totals["amount"] if indicator.amount else None
        figure.of = None
        if indicator.whole is not None:
            figure.of = sum(seats.get(place, 0) for place in places) if indicator.whole_adds else sizes["whole"]
        figure.value = engine.value_of(indicator, figure, {"added": totals["added"], "distinct": sizes["counted"]})
        return figure

    shown = [place for place in (question.unit, *below) if place.pk != question.unit.pk or sums.get(place.pk, {}).get("records")]
    return made(*{question.unit.pk, *branch.values()}), [(place, made(place.pk)) for place in shown]


def _seats(indicator, question, branch):
    """{id of the branch: the sum of a field of the whole}, where the whole is such a sum."""
    totals = {}
    if indicator.whole_adds:
        rows = engine.whole(indicator, question).order_by().select_related(None)
        for unit_id, more in rows.values_list("unit_id", indicator.whole_adds):
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


def _distinct(indicator, found, question, branch):
    """{"people", "counted", "whole": {id of the branch: {who or what is counted, once}}}; one statement."""
    wanted = {"people": (found, indicator.at, indicator.person), "counted": (found, indicator.at, _field(indicator))}
    if indicator.whole is not None and not indicator.whole_adds:
        wanted["whole"] = (engine.whole(indicator, question), "unit", "person_id")
    lines = [
        rows.order_by()
        .select_related(None)
        .annotate(of_name=Value(name, TextField()), of_value=Cast(field, TextField()))
        .values_list("of_name", f"{at}_id", "of_value")
        .distinct()
        for name, (rows, at, field) in wanted.items()
        if field
    ]
    held = {"people": {}, "counted": {}, "whole": {}}
    for name, unit_id, value in engine.together(lines):
        if value is not None:
            held[name].setdefault(branch.get(unit_id), set()).add(value)
    return held
