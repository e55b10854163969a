"""The demo's books: opened at the start of the year of the oldest record, a voucher a month for everything that moved money, months closed.

An accountant writes them through the same actions as the screens. What the union's budget pays in a year comes down from above at its start; a fund's
book opens with what its thinnest day would lack.
"""

import contextlib
from datetime import date
from types import SimpleNamespace

from congdoan.kernel.errors import Refused
from congdoan.kernel.periods import month_of
from congdoan.ledger import policies, queries
from congdoan.ledger.actions import books, closings, settling, vouchers
from congdoan.ledger.choices import INWARD, BookKind, Side, VoucherKind

ROUND = 1_000_000
DECEMBER = 12
KINDS = (BookKind.UNION, BookKind.GOODS, BookKind.CHARITY)
"""What was given in goods goes out as goods while the fund has any; what else was given was bought."""
UNCOUNTED = "Sổ lập lại từ hồ sơ cũ, không còn biên bản"
FROM_ABOVE = (("B07-2021", "24"), ("B14-2006", "25"))


def keep(*, by, unit):
    """Opens the books that the unit's records need, settles them and closes the years that are over but the last."""
    for kind in KINDS:
        _keep(by, unit, kind)
    last = max((day for kind in KINDS if (book := queries.book_of(unit, kind)) for day in _days(book)), default=None)
    if last is not None:
        close_until(by=by, unit=unit, end=date(last.year, 1, 1))


def close_until(*, by, unit, end):
    """Closes the months that end by a day, each year after its December."""
    opened, closed = queries.first_opened(unit), queries.closed_months(unit)
    month = policies.next_open(opened, closed)
    while month.end <= end:
        closings.close(by=by, unit=unit, month=month.start)
        if month.start.month == DECEMBER:
            closings.close_year(by=by, unit=unit, year=month.start.year, remark=UNCOUNTED)
        month = month_of(month.end)


def _days(book):
    return [day for place in queries.accounts(book) for day, _moved in queries.moves_of(place)]


def _keep(by, unit, kind):
    ever = SimpleNamespace(unit=unit, opened_on=date(1900, 1, 1))  # to see how far back the records go
    batches = [batch for one in queries.causes_of(kind) for batch in _batches(one, queries.waiting(one, ever, most=None))]
    if not batches or (kind == BookKind.GOODS and not any(one.kind in INWARD for one, _day, _matters in batches)):
        return
    opened_on = date(min(day for _one, day, _matters in batches).year, 1, 1)
    book = books.open(by=by, unit=unit, kind=kind, opened_on=opened_on, cash=_lacking(batches) if kind == BookKind.CHARITY else 0)
    place = queries.accounts_of(unit, kind).first()
    if kind == BookKind.UNION:
        _from_above(by, unit, place, batches)
    for one, day, matters in sorted(batches, key=lambda batch: (batch[0].kind not in INWARD, batch[1])):
        with contextlib.suppress(*((Refused,) if one.kind == VoucherKind.GOODS_OUT else ())):
            _voucher(by, book, place, one, day, matters)


def _batches(one, matters):
    """[(sort, day, matters)]: those of a month on its last day; what is handed over in goods each by itself."""
    months = {}
    for matter in matters:
        months.setdefault(matter.key if one.kind == VoucherKind.GOODS_OUT else month_of(matter.on).start, []).append(matter)
    return [(one, max(matter.on for matter in found), found) for found in months.values()]


def _sum(batch):
    amount = sum(matter.amount for matter in batch[2])
    return amount if batch[0].kind in INWARD else -amount


def _lacking(batches):
    """What must be there on the first day so that no day falls below zero (đồng), in millions."""
    left = least = 0
    for batch in sorted(batches, key=lambda batch: (batch[1], batch[0].kind not in INWARD)):
        left += _sum(batch)
        least = min(least, left)
    return -(least // ROUND) * ROUND


def _from_above(by, unit, place, batches):
    """A receipt at the start of each year for what the union pays in it."""
    years = {}
    for batch in batches:
        years[batch[1].year] = years.get(batch[1].year, 0) - _sum(batch)
    for year, amount in sorted(years.items()):
        day = date(year, 1, 2)
        item = next(item for item in queries.items_on(day, Side.INCOME) if (item.chart.key, item.code) in FROM_ABOVE)
        facts = {"voucher_on": day, "item": item, "amount": -(-amount // ROUND) * ROUND, "party": unit.parent.name}
        vouchers.receive(by=by, unit=unit, place=place, words=f"Kinh phí cấp trên cấp năm {year}", **facts)


def _voucher(by, book, place, one, day, matters):
    side = Side.INCOME if one.kind in INWARD else Side.EXPENSE
    item = queries.proposed(one, queries.items_on(day, side)) if one.item else None
    settling.settle(
        by=by, unit=book.unit, cause=one.key, matters=[matter.key for matter in matters], place=place, voucher_on=day, item=item,
        words=f"{one.label}, {month_of(day).label}", papers="1 danh sách",
    )  # fmt: skip
