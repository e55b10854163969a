"""Ghi, hoàn tác nhiều phiếu thu, phiếu chi một lần: from workbooks."""

from congdoan.access.actions import action, require_each
from congdoan.audit.notes import note
from congdoan.ledger import policies, queries
from congdoan.ledger.actions import posting, settling
from congdoan.ledger.choices import OF_SIDE, Permission, Side

UNDONE = "Hoàn tác lần nhập tệp"


@action(Permission.KEEP_BOOKS, at="unit")
def record_all(*, by, unit, rows):
    """Lập nhiều phiếu thu, phiếu chi của ngân sách công đoàn.

    ``rows``: dicts with place (of cash or bank), side, number (which must be the one that follows), voucher_on, item, amount (đồng), words,
    party. Receipts come first, in the order of their numbers, then payments. Returns the vouchers in the order of ``rows``.
    """
    by_book = {}
    for at, row in enumerate(rows):
        policies.check_item(row["item"], side=row["side"], on=row["voucher_on"], kind=row["place"].book.kind)
        by_book.setdefault(row["place"].book, []).append((row["side"] != Side.INCOME, row["voucher_on"].year, row["number"], at, row))
    require_each(by=by, permission=Permission.KEEP_BOOKS, unit=unit, units={book.unit for book in by_book})
    made = [None] * len(rows)
    for book, given in by_book.items():
        given.sort(key=lambda one: one[:4])
        _check_series(book, given)
        accounts = posting.item_accounts(book, {row["item"] for *_, row in given})
        entries = [_entry(row, accounts[row["item"]]) for *_, row in given]
        for (*_, at, _row), voucher in zip(given, posting.post_all(by=by, book=book, entries=entries), strict=True):
            made[at] = voucher
    note(rows=sorted(voucher.pk for voucher in made))
    return made


def _check_series(book, given):
    last = queries.last_numbers(book)
    for _out, year, number, _at, row in given:
        kind = OF_SIDE[row["side"]]
        policies.check_follows(number, kind=kind, year=year, book=book.kind, last=last.get((kind, year), 0))
        last[kind, year] = number


def _entry(row, account):
    line = posting.line(row["place"], account, row["amount"], inward=row["side"] == Side.INCOME)
    given = {"words": row["words"], "party": row["party"]}
    return posting.Entry(kind=OF_SIDE[row["side"]], voucher_on=row["voucher_on"], lines=[line], **given)


@action(Permission.KEEP_BOOKS, at="unit")
def reverse_all(*, by, unit, pks):
    """Hoàn tác một lần nhập phiếu: each is reversed on its own day; numbers that were used stay used, what was reversed by hand stays so."""
    found, by_book = posting.to_reverse(queries.standing_among(pks)), {}
    for voucher in found:
        by_book.setdefault(voucher.book, []).append(voucher)
    require_each(by=by, permission=Permission.KEEP_BOOKS, unit=unit, units={book.unit for book in by_book})
    for book, vouchers in by_book.items():
        posting.post_all(by=by, book=book, entries=[posting.reversal(one, voucher_on=one.voucher_on, words=UNDONE) for one in vouchers])
        settling.release(vouchers)
    note(rows=sorted(voucher.pk for voucher in found))
