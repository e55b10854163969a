"""Lập một phiếu cho những việc đang chờ phiếu."""

from congdoan.access.actions import action
from congdoan.audit.notes import note
from congdoan.ledger import policies, queries
from congdoan.ledger.actions import posting
from congdoan.ledger.choices import INWARD, Permission, Side


@action(Permission.KEEP_BOOKS, at="unit")
def settle(*, by, unit, cause, matters, place, voucher_on, words, item=None, party="", papers=""):
    """Lập một phiếu cho những việc đã ghi ở các phòng khác; each row then points to the voucher.

    ``cause``: key of the sort; ``matters``: keys of what was chosen, as it was seen; ``place``: where the money (the goods) comes in or goes out;
    ``item``: of the chart of that day, for union money alone. Refused if a matter was changed or got its voucher meanwhile.
    """
    one = policies.check_cause(queries.cause_of(cause), kind=place.book.kind, name=place.name)
    policies.check_place_of(place, unit=unit)
    chosen = policies.check_matters(matters, waiting={found.key: found for found in queries.waiting(one, place.book, most=None)})
    rows = queries.rows_of(one, place.book, chosen)
    policies.check_rows_seen(len(rows), seen=sum(matter.count for matter in chosen))
    inward = one.kind in INWARD
    if one.sides is None:
        policies.check_item(item, side=Side.INCOME if inward else Side.EXPENSE, on=voucher_on, kind=place.book.kind)
        sides = [(posting.item_account(place.book, item), sum(matter.amount for matter in chosen))]
    else:
        sides = one.sides(place.book, rows)
    lines = [posting.line(place, side, amount, inward=inward) for side, amount in sides]
    given = {"words": words, "party": party, "papers": papers}
    made = posting.post(by=by, book=place.book, kind=one.kind, voucher_on=voucher_on, lines=lines, **given)
    one.facts().model.objects.filter(pk__in=[row.pk for row in rows]).update(**{one.link: made})
    note(cause=cause, rows=[row.pk for row in rows])
    return made


def release(vouchers):
    """Rows that vouchers were written for wait again; by the action that reverses them. A statement for each sort of rows."""
    for one in queries.causes_of():
        let_go = one.facts().model.objects.filter(**{f"{one.link}__in": [voucher.pk for voucher in vouchers]}).update(**{one.link: None})
        if let_go:
            note(released=one.key, rows=let_go)
