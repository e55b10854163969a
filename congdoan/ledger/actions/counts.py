"""Kiểm kê quỹ tiền mặt: ghi biên bản, bỏ biên bản ghi nhầm."""

from congdoan.access.actions import action
from congdoan.ledger import policies, queries
from congdoan.ledger.choices import Permission
from congdoan.ledger.models import CashCount
from congdoan.people import policies as recorded
from congdoan.people.actions import taking_out


@action(Permission.RECORD_COUNT, at="place.book.unit")
def count(*, by, place, counted_on, notes, present, reason=""):
    """Ghi biên bản kiểm kê quỹ tiền mặt.

    ``notes``: {denomination in đồng: pieces}; ``present``: who took part; ``reason``: why it differs from the book, if it does. What the book has at the end of the day is
    written beside what was counted.
    """
    policies.check_cash(place)
    policies.check_count_day(counted_on, today=by.today, opened_on=place.book.opened_on)
    pieces = policies.check_notes(notes)
    counted, in_book = policies.sum_of_notes(pieces), queries.balance_on(place, counted_on)
    policies.check_difference(counted, in_book, reason=reason)
    return CashCount.objects.create(
        account=place, counted_on=counted_on, notes={str(value): n for value, n in pieces.items()}, counted=counted, in_book=in_book,
        reason=reason if counted != in_book else "", present=present, recorded_by=by.person, recorded_at=by.now,
    )  # fmt: skip


@action(Permission.RECORD_COUNT, at="count.account.book.unit")
def cancel(*, by, count, version, reason):
    """Bỏ một biên bản kiểm kê ghi nhầm; it stays with its reason."""
    found = CashCount.objects.select_for_update(of=("self",)).get(pk=count.pk)
    recorded.check_correctable(found, version)
    policies.check_count_free(found.counted_on, years=queries.closed_spans(count.account.book.unit)[1])
    return taking_out.one(found, by=by, reason=reason)
