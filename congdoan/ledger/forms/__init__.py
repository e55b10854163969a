"""Forms of the books: each feeds one action."""

from congdoan.ledger.forms.books import AddBank, CorrectOpening, OpenBook
from congdoan.ledger.forms.closings import AskReopen, Close, CloseYear, Decline, Plain
from congdoan.ledger.forms.counts import Count
from congdoan.ledger.forms.settling import Settle
from congdoan.ledger.forms.vouchers import Move, Pay, Receive, Reverse, VoucherFilter

__all__ = [
    "AddBank",
    "AskReopen",
    "Close",
    "CloseYear",
    "CorrectOpening",
    "Count",
    "Decline",
    "Move",
    "OpenBook",
    "Pay",
    "Plain",
    "Receive",
    "Reverse",
    "Settle",
    "VoucherFilter",
]
