"""A figure split by the units directly below: numbers without names, for those who may not open the rows."""

from django.db.models import BigIntegerField, Count, Max, Sum, TextField, Value
from django.db.models.functions import Cast

from congdoan.indicators import engine
from congdoan.units import queries as units

TOTALS, SUMS = "totals", ("records", "amount", "added")


def by_unit(indicator, question):
    """[(unit, Figure)] of the units directly below on the last day, in tree order; first the unit's own rows, if it has any."""
    return split(indicator, question)[1]


def units_below(question):
    """The units directly below on the last day with their names of that day, in tree order; for a page that asks other things at once."""
    return units.with_names_on(units.children_on(question.unit, question.as_of), question.as_of)


def split(indicator, question, below=None):
    """(the Figure of all, [(unit, Figure)] as ``by_unit``). ``below``: ``units_below`` where it is known already.

    Four statements at most, however many units. People and shares are counted anew for each unit, never added up.
    """
    below = list(units_below(question)) if below is None else below
    branch = units.branches_on(question.unit, question.as_of, question.units)
    found = engine.rows(indicator, question)
    sums, held = _counted(indicator, found, question, branch)
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


def _counted(indicator, found, question, branch):
    """({id of the branch: {"records", "amount", "added"}}, {"people", "counted", "whole": {id of the branch: {who or what is counted, once}}}).

    One statement.
    """
    wanted = {"people": (found, indicator.at, indicator.person), "counted": (found, indicator.at, _field(indicator))}
    if indicator.whole is not None and not indicator.whole_adds:
        wanted["whole"] = (engine.whole(indicator, question), "unit", "person_id")
    lines = [_each(name, rows, at, field) for name, (rows, at, field) in wanted.items() if field]
    totals, held = {}, {"people": {}, "counted": {}, "whole": {}}
    for name, unit_id, value, *sums in engine.together([_totals(indicator, found), *lines]):
        if name == TOTALS:
            place = totals.setdefault(branch.get(unit_id), dict.fromkeys(SUMS, 0))
            for each, more in zip(SUMS, sums, strict=True):
                place[each] += more or 0
        elif value is not None:
            held[name].setdefault(branch.get(unit_id), set()).add(value)
    return totals, held


def _totals(indicator, found):
    """Of each unit how many rows, and what they sum up to."""
    none = Max(Cast(Value(None), BigIntegerField()))
    sums = (
        Count("pk", distinct=True),
        Sum(indicator.amount) if indicator.amount else none,
        Sum(indicator.adds) if indicator.adds else none,
    )
    named = _named(found, TOTALS, Cast(Value(None), TextField())).values("of_name", f"{indicator.at}_id", "of_value")
    named = named.annotate(**{f"of_{name}": Cast(one, BigIntegerField()) for name, one in zip(SUMS, sums, strict=True)})
    return named.values_list("of_name", f"{indicator.at}_id", "of_value", *(f"of_{name}" for name in SUMS))


def _each(name, rows, at, field):
    """Of each unit who or what stands there, each once."""
    nothing = {f"of_{each}": Cast(Value(None), BigIntegerField()) for each in SUMS}
    named = _named(rows, name, Cast(field, TextField())).annotate(**nothing)
    return named.values_list("of_name", f"{at}_id", "of_value", *nothing).distinct()


def _named(rows, name, value):
    return rows.order_by().select_related(None).annotate(of_name=Value(name, TextField()), of_value=value)
