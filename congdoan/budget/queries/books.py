"""What the books of union money say of a year; charity books are left aside."""

import datetime
from dataclasses import dataclass, field

from congdoan.budget import formulas
from congdoan.budget.choices import Sort
from congdoan.ledger import policies as rules
from congdoan.ledger import queries as ledger
from congdoan.ledger.choices import AccountKind, BookKind, Side


@dataclass(frozen=True)
class YearBooks:
    """Sổ của một năm: ``items`` {item code: đồng}, ``opening``, ``cash``, ``bank`` (đồng), first days of the ``unclosed`` months.

    ``closing``: id of the standing closing of the year itself; ``places``: accounts of cash and bank.
    """

    book: object = None
    items: dict = field(default_factory=dict)
    opening: int = 0
    cash: int = 0
    bank: int = 0
    unclosed: tuple = ()
    closing: int | None = None
    places: tuple = ()

    def values(self, lines):
        """{line id: đồng} of the lines that books fill. ``lines``: FormLine of one form."""
        found = {}
        for line in lines:
            if line.sort == Sort.OPENING:
                found[line.pk] = self.opening
            elif line.sort in (Sort.INCOME, Sort.EXPENSE):
                found[line.pk] = formulas.add(line.formula, self.items)
        return found

    def strange(self, lines):
        """Codes with money in the books that no line of the form takes."""
        known = {code for line in lines if line.sort in (Sort.INCOME, Sort.EXPENSE) for _sign, code in formulas.terms(line.formula)}
        return sorted(code for code, amount in self.items.items() if amount and code not in known)


def books_of_year(unit, year):
    """The YearBooks of a unit; four statements. What was there at the beginning is what is left less what moved."""
    places = [place for place in ledger.accounts_of(unit) if place.book.kind == BookKind.UNION]
    if not places:
        return YearBooks()
    start, end = datetime.date(year, 1, 1), datetime.date(year + 1, 1, 1)
    book, left = places[0].book, ledger.balances(places, before=end)
    rows = [row for row in ledger.item_totals(unit, start, end) if row["book"] == book.pk]
    items, moved = {}, 0
    for row in rows:
        items[row["code"]] = items.get(row["code"], 0) + row["sum"]
        moved += row["sum"] if row["side"] == Side.INCOME else -row["sum"]
    months, years = ledger.closed_spans(unit)
    by_kind = {kind: sum(left[place.pk] for place in places if place.kind == kind) for kind in (AccountKind.CASH, AccountKind.BANK)}
    return YearBooks(
        book=book, items=items, opening=sum(left.values()) - moved, cash=by_kind[AccountKind.CASH], bank=by_kind[AccountKind.BANK],
        unclosed=tuple(rules.unclosed_months(year, book.opened_on, months)), closing=years.get(year), places=tuple(places),
    )  # fmt: skip
