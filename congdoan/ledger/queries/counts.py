"""Cash counted, by right; what the book had on a day; who holds which duty over money."""

from congdoan.access.actions import reads
from congdoan.kernel.dates import day_after
from congdoan.ledger.choices import Permission
from congdoan.ledger.models import CashCount
from congdoan.ledger.queries.vouchers import balances


@reads(Permission.VIEW_BOOKS)
def counts(*, by, unit, on=None):
    """Standing minutes of counting at the unit, newest first; those of days up to ``on``, if it is said."""
    found = CashCount.objects.standing().filter(by.scope(Permission.VIEW_BOOKS).q("account__book__unit__path"), account__book__unit=unit)
    found = found if on is None else found.filter(counted_on__lte=on)
    return found.select_related("account__book__unit__parent", "recorded_by").order_by("-counted_on", "-pk")


def balance_on(place, on):
    """What the book has in a place at the end of a day (đồng)."""
    return balances([place], before=day_after(on))[place.pk]
