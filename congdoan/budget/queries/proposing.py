"""What an estimate begins with, and where that comes from."""

from dataclasses import dataclass, field

from congdoan.budget import formulas
from congdoan.budget.choices import Kind, Sort, Source
from congdoan.budget.models import Filing
from congdoan.budget.queries.books import books_of_year
from congdoan.budget.queries.filings import lines_of
from congdoan.budget.queries.layouts import layout
from congdoan.kernel.db.gathering import gather


@dataclass(frozen=True)
class Proposal:
    """Số ghi sẵn: ``version`` of the open estimate, 0 for none; ``amounts`` {key: đồng} of the ``source`` of a ``year``."""

    version: int = 0
    amounts: dict = field(default_factory=dict)
    source: Source = Source.NONE
    year: int = 0


def proposal(unit, year):
    """The Proposal for a unit's estimate: its last edition, else the settlement of the year before, else that year's books so far, else the settlement before it.

    What is left at the end is there at the beginning. Nothing is proposed where the years have other item charts. One statement; five where books are asked.
    """
    mine = Filing.objects.filter(unit=unit, kind=Kind.ESTIMATE, year=year).order_by("-edition")
    before = Filing.objects.filter(unit=unit, kind=Kind.SETTLEMENT, year__in=(year - 1, year - 2)).order_by("-edition")
    rows = (lines_of(found.order_by().values("pk")) for found in (mine, before))
    now, settled, held, known, lines, *then = gather(
        mine, before, *rows, layout(Kind.ESTIMATE, year), layout(Kind.SETTLEMENT, year - 1), layout(Kind.SETTLEMENT, year - 2)
    )  # fmt: skip
    if now:
        return Proposal(0 if now[0].sent_at else now[0].version, _amounts(held, now[0]), Source.ESTIMATE, year)
    alike = [bool(lines and form and lines[0].form.chart == form[0].form.chart) for form in then]
    last, earlier = (next((one for one in settled if one.year == back), None) for back in (year - 1, year - 2))
    if last is None and alike[0] and (booked := _of_books(unit, year - 1, then[0])):
        return Proposal(0, _carried_over(booked, then[0]), Source.BOOKS, year - 1)
    found, form, fits = (earlier, then[1], alike[1]) if last is None else (last, then[0], alike[0])
    if found is None or not fits:
        return Proposal()
    return Proposal(0, _carried_over(_amounts(known, found), form), Source.SETTLEMENT, found.year)


def _of_books(unit, year, lines):
    """{key: đồng} as the books of a year say so far; nothing where no money moved."""
    books = books_of_year(unit, year)
    found = books.values(lines) if any(books.items.values()) else {}
    return {line.key: found[line.pk] for line in lines if line.pk in found}


def _amounts(rows, filing):
    return {row.line.key: row.amount for row in rows if row.filing_id == filing.pk}


def _carried_over(known, lines):
    totals, opening = formulas.with_totals(lines, known), [line.key for line in lines if line.sort == Sort.OPENING]
    left = [line.key for line in lines if line.is_total and "-" in line.formula]
    return known | {key: totals[left[-1]] for key in opening if left}
