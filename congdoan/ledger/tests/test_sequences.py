"""Random sequences of postings, reversals, closings, reopenings: books balance, no gap in numbers, the chain holds, money is never below zero."""

import datetime

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from congdoan.kernel.errors import Refused
from congdoan.kernel.periods import month_of
from congdoan.ledger import queries
from congdoan.ledger.actions import closings, vouchers
from congdoan.ledger.choices import AccountKind
from congdoan.ledger.models import Account, Closing, Posting, Voucher
from congdoan.ledger.tests.factories import book, paid, place, received

pytestmark = pytest.mark.db
DAYS = st.dates(datetime.date(2022, 1, 1), datetime.date(2022, 5, 24))
AMOUNTS = st.integers(1, 2_000_000)
DEEDS = st.one_of(
    st.tuples(st.just("receive"), DAYS, AMOUNTS),
    st.tuples(st.just("pay"), DAYS, AMOUNTS),
    st.tuples(st.just("move"), DAYS, AMOUNTS),
    st.tuples(st.just("reverse"), DAYS, st.integers(0, 30)),
    st.tuples(st.just("close"), st.just(None), st.just(0)),
    st.tuples(st.just("reopen"), st.just(None), st.just(0)),
)


def do(cast, kept, deed, on, number):
    if deed == "receive":
        received(cast, kept, number, on=on.isoformat())
    elif deed == "pay":
        paid(cast, kept, number, on=on.isoformat())
    elif deed == "move":
        given = {"source": place(kept, AccountKind.BANK), "target": place(kept), "voucher_on": on, "amount": number, "words": "Rút"}
        vouchers.move(by=cast.accountant, unit=cast.union, **given)
    elif deed == "reverse":
        found = list(Voucher.objects.order_by("pk"))
        vouchers.reverse(by=cast.accountant, voucher=found[number % len(found)], voucher_on=on, reason="Nhầm")
    else:
        _month(cast, deed)


def _month(cast, deed):
    closed = queries.closed_months(cast.union)
    if deed == "close":
        month = month_of(max(closed)).end if closed else datetime.date(2022, 1, 1)
        closings.close(by=cast.accountant, unit=cast.union, month=month)
    elif closed:
        last = Closing.objects.get(unit=cast.union, month=max(closed), reopened_at__isnull=True)
        asked = closings.ask_reopen(by=cast.accountant, closing=last, version=last.version, reason="Sót")
        closings.reopen(by=cast.chair, closing=asked, version=asked.version)


@settings(max_examples=20, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck))
@given(deeds=st.lists(DEEDS, min_size=5, max_size=25))
def test_books_hold_whatever_is_done(cast, deeds):
    with transaction.atomic():
        kept = book(cast)
        for deed, on, number in deeds:
            before = Voucher.objects.count()
            try:
                do(cast, kept, deed, on, number)
            except Refused:
                assert Voucher.objects.count() == before
        check(kept)
        transaction.set_rollback(True)


def check(kept):
    """What holds after whatever was done."""
    assert list(queries.broken_chains()) == []
    for where in queries.accounts(kept):
        opening, lines = queries.cash_lines(where, datetime.date(2022, 1, 1), datetime.date(2022, 6, 1))
        at_end = {line.voucher.voucher_on: line.left for line in lines}
        assert opening == 0 and all(left >= 0 for left in at_end.values())
        assert queries.balances([where])[where.pk] == (lines[-1].left if lines else 0)
    accounts = list(Account.objects.filter(book=kept))
    assert sum(queries.balances(accounts).values()) == 0
    assert Posting.objects.exclude(debit__in=accounts).count() == 0
