"""Twenty random sequences over the books; five hundred by ./run soak books."""

import pytest
from django.db import transaction

from tests.keeping import Keeping

pytestmark = pytest.mark.db
STEPS = 40


def test_books_hold_whatever_is_done(cast):
    done = {}
    for seed in range(20):
        with transaction.atomic():
            search = Keeping(seed=seed, cast=cast)
            search.run(STEPS)
            transaction.set_rollback(True)
        done |= search.done
    assert {
        "receive",
        "pay",
        "reverse",
        "close",
        "close_year",
        "reopen",
        "answer",
        "add_bank",
        "settle",
        "dues",
        "rule",
        "recompute",
    } <= done.keys(), "the search does what it is there for"
