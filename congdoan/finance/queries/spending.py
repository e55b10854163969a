"""Chi từ quỹ: what other rooms paid out of a fund (a visit, a gift). They declare it; finance never looks into them."""

from dataclasses import dataclass

from django.db.models import Sum, Value

DRAWS = []


@dataclass(frozen=True)
class Draw:
    """Một loại chi từ quỹ: label ("Thăm hỏi"), ``facts()`` -> standing rows with ``fund``, fields of amount (đồng) and day.

    ``book``: (unit, fund id, year) -> address of the list of such rows; ``seen_with``: the right that opens it.
    """

    label: str
    facts: object
    amount: str
    dated: str
    book: object
    seen_with: str


def draw(**said):
    """Declares that rows of another room are paid out of funds (fields of ``Draw``); called in that room's queries, beside ``facts``."""
    DRAWS.append(Draw(**said))


def drawn_in(fund_ids, year):
    """{fund id: [(Draw, đồng)]} of what other rooms paid out of funds in a year; one statement, none for no fund."""
    found, sorts = {}, draws()
    if not (fund_ids and sorts):
        return found
    first, *others = [_drawn(one, nth, fund_ids, year) for nth, one in enumerate(sorts)]
    for fund_id, nth, paid in sorted(first.union(*others, all=True), key=lambda row: row[:2]):
        found.setdefault(fund_id, []).append((sorts[nth], paid))
    return found


def _drawn(one, nth, fund_ids, year):
    rows = one.facts().filter(fund__in=list(fund_ids), **{f"{one.dated}__year": year}).order_by().values("fund")
    return rows.annotate(nth=Value(nth), paid=Sum(one.amount)).values_list("fund", "nth", "paid")


def draws():
    """What may be paid out of a fund besides handovers, in the order of the rooms."""
    return list(DRAWS)
