"""Rules of the books; each tells in one sentence what a person can do about it."""

from congdoan.ledger.policies.books import (
    WATCHING,
    check_account_new,
    check_bank,
    check_book_new,
    check_opened,
    check_other_opening,
    check_place_of,
    check_same_book,
    clashes,
)
from congdoan.ledger.policies.causes import check_cause, check_matters, check_rows_seen, check_unsettled
from congdoan.ledger.policies.closings import check_asked, check_closable, check_not_asked, check_reopenable, next_open
from congdoan.ledger.policies.counts import check_cash, check_count_day, check_difference, check_notes, sum_of_notes
from congdoan.ledger.policies.vouchers import (
    check_all_enough,
    check_day,
    check_enough,
    check_follows,
    check_funds,
    check_item,
    check_lines,
    check_not_before,
    check_open,
    check_reversible,
)

__all__ = [
    "WATCHING",
    "check_account_new",
    "check_all_enough",
    "check_asked",
    "check_bank",
    "check_book_new",
    "check_cash",
    "check_cause",
    "check_closable",
    "check_count_day",
    "check_day",
    "check_difference",
    "check_enough",
    "check_follows",
    "check_funds",
    "check_item",
    "check_lines",
    "check_matters",
    "check_not_asked",
    "check_not_before",
    "check_notes",
    "check_open",
    "check_opened",
    "check_other_opening",
    "check_place_of",
    "check_reopenable",
    "check_reversible",
    "check_rows_seen",
    "check_same_book",
    "check_unsettled",
    "clashes",
    "next_open",
    "sum_of_notes",
]
