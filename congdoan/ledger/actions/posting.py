"""Writing one voucher with its postings: what every action of the books does in the end. The action holds the unit alone."""

from congdoan.kernel.db import insert_all
from congdoan.ledger import policies, queries
from congdoan.ledger.choices import PLACES, AccountKind
from congdoan.ledger.models import Account, Posting, Voucher


def post(*, by, book, kind, voucher_on, lines, words, party="", papers="", reverses=None):
    """The voucher, numbered. ``lines``: [(debit account, credit account, amount in đồng)]."""
    policies.check_lines(lines)
    policies.check_day(voucher_on, today=by.today, opened_on=book.opened_on)
    policies.check_open(voucher_on, closed=queries.closed_months(book.unit_id))
    _check_enough(voucher_on, lines)
    _check_funds(book, lines)
    made = Voucher.objects.create(
        book=book, kind=kind, year=voucher_on.year, number=queries.next_number(book, kind, voucher_on.year), voucher_on=voucher_on,
        party=party, words=words, papers=papers, reverses=reverses, recorded_by=by.person, recorded_at=by.now,
    )  # fmt: skip
    insert_all(Posting, [Posting(voucher=made, debit=debit, credit=credit, amount=amount) for debit, credit, amount in lines])
    return made


def _check_enough(on, lines):
    """Where money goes out of a place, it is there, on that day and on every later one."""
    moved = {}
    for debit, credit, amount in lines:
        for account, signed in ((debit, amount), (credit, -amount)):
            if account.kind in PLACES:
                moved[account] = moved.get(account, 0) + signed
    for account, amount in moved.items():
        if amount < 0:
            policies.check_enough(queries.moves_of(account), on=on, amount=-amount, name=account.name)


def _check_funds(book, lines):
    """One fund does not pay for another: together the funds are not short of more than what the book opened with, which is of no fund."""
    out = {}
    for debit, credit, amount in lines:
        for account, signed in ((debit, amount), (credit, -amount)):
            if account.kind == AccountKind.FUND:
                out[account] = out.get(account, 0) + signed
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
    made, _new = Account.objects.get_or_create(
        book=book, item=item, defaults={"kind": AccountKind.ITEM, "name": f"{item.code}. {item.label}"}
    )
    return made
