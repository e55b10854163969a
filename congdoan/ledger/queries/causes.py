"""Việc có tiền ở các phòng khác (thăm hỏi, tặng quà, ủng hộ, trao tặng, đoàn phí): what still waits for a voucher, what a voucher was written for.

A room declares its rows here; the ledger never looks into them. Each row that moves money carries a link to its voucher, which is
taken off again when that voucher is reversed: a link always means a voucher that stands.
"""

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from functools import reduce
from operator import or_

from django.db.models import Count, Exists, Max, Min, Q, Subquery, Sum, Value
from django.db.models.functions import JSONObject

from congdoan.access.actions import reads
from congdoan.kernel.db.gathering import gather
from congdoan.ledger.choices import BookKind, Permission, VoucherKind
from congdoan.ledger.models import Book
from congdoan.units import queries as units

GRASSROOTS = 4
MOST = 200
CAUSES = {}


@dataclass(frozen=True)
class Cause:
    """Một loại việc cần phiếu.

    ``facts()``: standing rows that move money; ``of_book``: their lookup of the unit whose book pays ("unit", "fund__unit"); ``gather``: fields that
    make several rows one matter (a list of gifts); ``told(row, count)`` -> what the voucher is for, who gives or gets; ``sides(book, rows)`` ->
    [(account, đồng)] of what it comes from or goes to, None where the accountant chooses an item; ``item``: (chart, code) of the items proposed;
    ``seen_with``: the permission that shows the rows; ``by_bank``: which of ``gather`` says that the money came into the bank, "" where none does;
    ``bank_first``: such money goes from bank to bank unless said otherwise;
    ``named``: False where a voucher does not name by itself who paid, since not everybody who reads vouchers may know how much a person pays.
    """

    key: str
    label: str
    kind: VoucherKind
    book: BookKind
    facts: Callable
    dated: str
    amount: str
    link: str
    told: Callable
    seen_with: str
    of_book: str = "unit"
    gather: tuple = ("pk",)
    sides: Callable | None = None
    item: tuple = ()
    by_bank: str = ""
    bank_first: bool = False
    named: bool = True

    def waiting(self, book, within):
        """Rows of this sort whose money is the book's, since it was opened, without a voucher. ``within``: ``inside`` of the book's unit."""
        since = {f"{self.dated}__gte": book.opened_on, f"{self.amount}__gt": 0, f"{self.link}__isnull": True}
        return self.facts().filter(within.q(self.of_book), **since)


@dataclass(frozen=True)
class Matter:
    """Một việc chờ phiếu: ``key`` names its rows as they were seen; ``amount`` in đồng; ``by_bank``: True where it lies in the bank, as far as is known."""

    key: str
    on: object
    words: str
    party: str
    amount: int
    count: int
    gathered: tuple
    by_bank: bool = False


def cause(**declared):
    """Declares a sort of rows that need vouchers; called in that room's queries."""
    CAUSES[declared["key"]] = Cause(**declared)


def cause_of(key):
    """The sort of a key, or None."""
    return CAUSES.get(key)


def causes_of(book_kind=None, kind=None):
    """Declared sorts, of one sort of book, of one sort of voucher."""
    return [one for one in CAUSES.values() if book_kind in (None, one.book) and kind in (None, one.kind)]


@dataclass(frozen=True)
class Inside:
    """Whose money is in a unit's own books: of itself, and of groups and sections inside it that keep no book (``others``: paths of those that do)."""

    unit: object
    inner: tuple
    others: tuple
    above: bool

    def q(self, prefix="unit"):
        """Q that keeps rows of such units; ``prefix``: the lookup of their unit."""
        own = Q(**{prefix: self.unit})
        if self.above:
            return own | Q(**{f"{prefix}__parent": self.unit, f"{prefix}__kind__in": self.inner})
        within = units.today_q(self.unit.path, f"{prefix}__path") & Q(**{f"{prefix}__kind__in": self.inner})
        for path in self.others:
            within &= ~units.today_q(path, f"{prefix}__path")
        return own | within


def inside(unit):
    """Whose money is in the unit's own books; one statement."""
    return _inside(unit, *gather(*_around(unit)))


def _around(unit):
    """The kinds of units, and books below the unit, which count where it is a union: two querysets for ``gather``."""
    above = units.all_kinds().filter(key=unit.kind, level__lt=GRASSROOTS).order_by()
    others = Book.objects.filter(~Exists(above), units.today_q(unit.path, "unit__path")).exclude(unit=unit)
    return units.all_kinds(), others.order_by("unit__path", "pk").values("unit__path")


def _inside(unit, kinds, others):
    levels = {kind.key: kind.level for kind in kinds}
    inner = tuple(key for key, level in levels.items() if level > GRASSROOTS)
    return Inside(unit, inner, tuple(dict.fromkeys(row["unit__path"] for row in others)), levels.get(unit.kind, GRASSROOTS) < GRASSROOTS)


def proposed(one, items):
    """Which of the items (with charts) is meant unless said otherwise, or None."""
    return next((item for item in items if (item.chart.key, item.code) in one.item), None)


def waiting(one, book, most=MOST, amounts=None):
    """[Matter] of a sort that wait for a voucher, the oldest first; two statements besides those of ``inside``. ``most`` None: all.

    ``amounts``: of these sums alone (đồng).
    """
    rows = one.waiting(book, inside(book.unit))
    found = (
        rows.order_by().values(*one.gather).annotate(first=Min("pk"), last=Max("pk"), n=Count("pk"), on=Max(one.dated), sum=Sum(one.amount))
    )
    found = (found if amounts is None else found.filter(sum__in=amounts)).order_by("on", "first")
    found = list(found[:most] if most else found)
    firsts = one.facts().in_bulk([row["first"] for row in found])
    matters = []
    for row in found:
        words, party = one.told(firsts[row["first"]], row["n"])
        key = f"{row['first']}-{row['last']}-{row['n']}-{row['sum']}"
        gathered, by_bank = tuple(row[name] for name in one.gather), bool(one.by_bank and row[one.by_bank])
        matters.append(Matter(key, row["on"], str(words), str(party), row["sum"], row["n"], gathered, by_bank))
    return matters


def waiting_alike(book, kind, amounts, item=None):
    """{đồng: [Matter]} of what waits for such a voucher with one of ``amounts``, of each sort the latest.

    ``item``: sorts that propose other items are left out; None: none is.
    """
    found = {}
    for one in causes_of(book.kind, kind):
        if item is None or not one.item or (item.chart.key, item.code) in one.item:
            for amount, matter in {matter.amount: matter for matter in waiting(one, book, most=None, amounts=amounts)}.items():
                found.setdefault(amount, []).append(matter)
    return found


def rows_of(one, book, matters):
    """The rows of matters, held until the transaction ends."""
    if not matters:
        return []
    chosen = reduce(or_, (Q(**_equal(one.gather, matter.gathered)) for matter in matters))
    rows = one.waiting(book, inside(book.unit)).filter(chosen)
    return list(rows.select_for_update(of=("self",)).order_by("pk"))


def _equal(names, values):
    return {
        (name if value is not None else f"{name}__isnull"): (value if value is not None else True)
        for name, value in zip(names, values, strict=True)
    }


def waiting_counts(books, before=None):
    """[(Book, Cause, number of rows, đồng)] of what waits for vouchers of a unit's books, of days before one if it is said; one statement besides
    those of ``inside``."""
    within = inside(books[0].unit) if books else None
    counts = []
    for at, book in enumerate(books):
        for one in causes_of(book.kind):
            rows = (
                one.waiting(book, within)
                .filter(**({f"{one.dated}__lt": before} if before else {}))
                .order_by()
                .annotate(sort=Value(one.key), at=Value(at))
                .values("sort", "at")
            )
            counts.append(rows.annotate(n=Count("pk"), sum=Sum(one.amount)).values_list("at", "sort", "n", "sum"))
    if not counts:
        return []
    first, *others = counts
    found = sorted(first.union(*others, all=True), key=lambda row: (row[0], list(CAUSES).index(row[1])))
    return [(books[at], CAUSES[key], n, amount) for at, key, n, amount in found if n]


@reads(Permission.KEEP_BOOKS)
def waiting_totals(*, by, unit):
    """{VoucherKind: (number of rows, đồng, their first day)} of all that waits for vouchers of the unit's books; asks through ``gather``, twice."""
    kept = Book.objects.filter(by.scope(Permission.KEEP_BOOKS).q("unit__path"), unit=unit).order_by("pk")
    books, kinds, others = yield kept, *_around(unit)
    within, asked = _inside(unit, kinds, others), []
    for book in books:
        sorts = {f"sort_{number}": one for number, one in enumerate(causes_of(book.kind))}
        if sorts:
            told = {name: _told(one, one.waiting(book, within)) for name, one in sorts.items()}
            asked.append((sorts, Book.objects.filter(pk=book.pk).annotate(**told).values(*told)))
    found = {}
    for (sorts, _rows), [row] in zip(asked, (yield tuple(rows for _sorts, rows in asked)) if asked else (), strict=True):
        for name, one in sorts.items():
            if row[name]["n"]:
                found.setdefault(one.kind, []).append((row[name]["n"], row[name]["sum"], datetime.date.fromisoformat(row[name]["first"])))
    return {
        kind: (sum(n for n, *_more in told), sum(amount for _n, amount, _day in told), min(day for *_more, day in told))
        for kind, told in found.items()
    }


def _told(one, rows):
    """{"n", "sum", "first"} of rows, as one value of another statement."""
    figures = JSONObject(n=Count("pk"), sum=Sum(one.amount), first=Min(one.dated))
    return Subquery(rows.order_by().annotate(all=Value(1)).values("all").annotate(told=figures).values("told"))


def written_for(voucher, most=MOST):
    """[(Cause, [rows])] that a voucher was written for, one row more than ``most`` where there are more; a statement for each sort it could be of."""
    sorts = causes_of(voucher.book.kind, voucher.kind)
    found = [(one, list(one.facts().filter(**{one.link: voucher}).order_by(one.dated, "pk")[: most + 1])) for one in sorts]
    return [(one, rows) for one, rows in found if rows]
