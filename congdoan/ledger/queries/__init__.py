"""What is read of the books: by right, and what rules and papers need."""

from congdoan.ledger.queries.books import (
    accounts,
    accounts_of,
    book_of,
    books,
    books_held,
    first_opened,
    items_on,
    place_account,
)
from congdoan.ledger.queries.closings import closed_months, closing, closings, for_checking, last_closing, later_closed, month_vouchers
from congdoan.ledger.queries.vouchers import (
    Line,
    balances,
    cash_lines,
    item_totals,
    moves_of,
    next_number,
    of_item,
    postings_of,
    voucher,
    vouchers,
)

__all__ = [
    "Line",
    "accounts",
    "accounts_of",
    "balances",
    "book_of",
    "books",
    "books_held",
    "cash_lines",
    "closed_months",
    "closing",
    "closings",
    "first_opened",
    "for_checking",
    "item_totals",
    "items_on",
    "last_closing",
    "later_closed",
    "month_vouchers",
    "moves_of",
    "next_number",
    "of_item",
    "place_account",
    "postings_of",
    "voucher",
    "vouchers",
]
