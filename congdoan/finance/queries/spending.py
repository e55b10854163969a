"""Chi từ quỹ: what other rooms paid out of a fund (a visit, a gift). They declare it; finance never looks into them."""

from dataclasses import dataclass

DRAWS = []


@dataclass(frozen=True)
class Draw:
    """Một loại chi từ quỹ: label ("Thăm hỏi"), ``facts()`` -> standing rows with ``fund``, fields of amount (đồng) and day."""

    label: str
    facts: object
    amount: str
    dated: str


def draw(*, label, facts, amount, dated):
    """Declares that rows of another room are paid out of funds; called in that room's queries, beside ``facts``."""
    DRAWS.append(Draw(label, facts, amount, dated))


def draws():
    """What may be paid out of a fund besides handovers, in the order of the rooms."""
    return list(DRAWS)
