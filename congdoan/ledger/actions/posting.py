"""Writing one voucher with its postings: what every action of the books does in the end. The action holds the unit alone."""

import datetime
from dataclasses import dataclass

from congdoan.kernel.db import insert_all
from congdoan.ledger import policies, queries
from congdoan.ledger.choices import PLACES, AccountKind, VoucherKind
from congdoan.ledger.models import Account, Posting, Voucher


@dataclass(frozen=True)
class Entry:
    """What one voucher says. ``lines``: [(debit account, credit account, amount in đồng)]."""

    kind: str
    voucher_on: datetime.date
    lines: list
    words: str
    party: str = ""
    papers: str = ""
    reverses: Voucher | None = None


def line(place, other, amount, *, inward):
    """One posting between where the money lies and what it is for: into the place, or out of it (đồng)."""
    return (place, other, amount) if inward else (other, place, amount)


def to_reverse(pks):
    """Vouchers, held until the transaction ends, each of which may be taken back."""
    found = queries.vouchers_by_id(pks)
    for voucher in found:
        other = getattr(voucher, "reversed_by", None)
        policies.check_reversible(kind=voucher.kind, mark=voucher.mark, reversed_by=other.mark if other else None)
    return found


def reversal(voucher, *, voucher_on, words):
    """The entry that takes a voucher back: the other way round, on a day of its own."""
    lines = [(one.credit, one.debit, one.amount) for one in voucher.postings.all()]
    return Entry(kind=VoucherKind.REVERSAL, voucher_on=voucher_on, lines=lines, words=words, party=voucher.party, reverses=voucher)


def post(*, by, book, **facts):
    """The voucher, numbered. ``facts``: of an Entry."""
    return post_all(by=by, book=book, entries=[Entry(**facts)])[0]


def post_all(*, by, book, entries):
    """Vouchers of one book, numbered within their series in the order given; as many statements for a thousand as for one."""
    closed = queries.closed_months(book.unit_id)
    for entry in entries:
        policies.check_lines(entry.lines)
        policies.check_day(entry.voucher_on, today=by.today, opened_on=book.opened_on)
        policies.check_open(entry.voucher_on, closed=closed)
    _check_enough(entries)
    _check_funds(book, entries)
    last, made = queries.last_numbers(book), []
    for entry in entries:
        series = (entry.kind, entry.voucher_on.year)
        last[series] = last.get(series, 0) + 1
        made.append(Voucher(
            book=book, kind=entry.kind, year=entry.voucher_on.year, number=last[series], voucher_on=entry.voucher_on,
            party=entry.party, words=entry.words, papers=entry.papers, reverses=entry.reverses, recorded_by=by.person, recorded_at=by.now,
        ))  # fmt: skip
    made = insert_all(Voucher, made)
    insert_all(Posting, [
        Posting(voucher=voucher, debit=debit, credit=credit, amount=amount)
        for voucher, entry in zip(made, entries, strict=True) for debit, credit, amount in entry.lines
    ])  # fmt: skip
    return made


def _moved(lines, kinds):
    """{account of those kinds: đồng in less đồng out} of one voucher."""
    moved = {}
    for debit, credit, amount in lines:
        for account, signed in ((debit, amount), (credit, -amount)):
            if account.kind in kinds:
                moved[account] = moved.get(account, 0) + signed
    return moved


def _check_enough(entries):
    """Where money goes out of a place, it is there, on that day and on every later one, with what comes in by these vouchers."""
    came, went = {}, {}
    for entry in entries:
        for account, amount in _moved(entry.lines, PLACES).items():
            (came if amount > 0 else went).setdefault(account, []).append((entry.voucher_on, amount))
    for account, outs in went.items():
        moves = [*queries.moves_of(account), *came.get(account, ())]
        policies.check_all_enough(moves, outs=[(on, -amount) for on, amount in outs], name=account.name)


def _check_funds(book, entries):
    """One fund does not pay for another: together the funds are not short of more than what the book opened with, which is of no fund."""
    out = {}
    for entry in entries:
        for account, amount in _moved(entry.lines, (AccountKind.FUND,)).items():
            out[account] = out.get(account, 0) + amount
    if any(amount > 0 for amount in out.values()):
        accounts = list(queries.fund_accounts(book))
        left, before = queries.balances(accounts), queries.place_account(book, AccountKind.OPENING)
        opening = -queries.balances([before])[before.pk]
        policies.check_funds(out, left={one: -left[one.pk] for one in accounts}, opening=opening)


def fund_account(book, name):
    """A new account in a book of charity or goods for a fund of that name."""
    return Account.objects.create(book=book, kind=AccountKind.FUND, name=_free_name(book, name))


def rename(account, name):
    """The account of a fund is called as the fund is now."""
    if account.name != name:
        account.name = _free_name(account.book, name, besides=account)
        account.save(update_fields=["name"])


def _free_name(book, name, besides=None):
    """The name, with a number behind it if another fund of the book is called so."""
    taken = {one.name.casefold() for one in queries.fund_accounts(book) if one != besides}
    numbered = (name, *(f"{name[:190]} ({number})" for number in range(2, len(taken) + 3)))
    return next(one for one in numbered if one.casefold() not in taken)


def item_account(book, item):
    """The account of an item in a book, made when it is first used."""
    return item_accounts(book, {item})[item]


def item_accounts(book, items):
    """{item: its account in a book}, made where it is first used."""
    found = {account.item_id: account for account in Account.objects.filter(book=book, item__in=[item.pk for item in items])}
    lacking = [item for item in items if item.pk not in found]
    made = insert_all(
        Account, [Account(book=book, item=item, kind=AccountKind.ITEM, name=f"{item.code}. {item.label}") for item in lacking]
    )
    found |= {account.item_id: account for account in made}
    return {item: found[item.pk] for item in items}
