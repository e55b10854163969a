"""Screens of the books."""

from congdoan.ledger.views.books import AddBank, Books, CorrectOpening, OpenBook
from congdoan.ledger.views.cash import CashBook
from congdoan.ledger.views.closed import ClosingPage
from congdoan.ledger.views.closings import Close, CloseYear, ClosingList
from congdoan.ledger.views.counts import CancelCount, Count, CountList, CountPage
from congdoan.ledger.views.reopening import AskReopen, Decline, Reopen, Withdraw
from congdoan.ledger.views.vouchers import Move, Pay, Receive, Reverse, VoucherList, VoucherPage
from congdoan.ledger.views.waiting import Settle, Waiting

__all__ = [
    "AddBank",
    "AskReopen",
    "Books",
    "CancelCount",
    "CashBook",
    "Close",
    "CloseYear",
    "ClosingList",
    "ClosingPage",
    "CorrectOpening",
    "Count",
    "CountList",
    "CountPage",
    "Decline",
    "Move",
    "OpenBook",
    "Pay",
    "Receive",
    "Reopen",
    "Reverse",
    "Settle",
    "VoucherList",
    "VoucherPage",
    "Waiting",
    "Withdraw",
]
