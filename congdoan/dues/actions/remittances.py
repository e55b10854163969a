"""Nộp đoàn phí, kinh phí lên cấp trên."""

from congdoan.access.actions import action
from congdoan.audit.notes import note
from congdoan.dues import policies, queries
from congdoan.dues.choices import Share
from congdoan.dues.models import Remittance, RemittancePart
from congdoan.kernel.db import insert_all
from congdoan.ledger.actions import vouchers
from congdoan.ledger.choices import Permission as Books
from congdoan.units import queries as units


@action(Books.KEEP_BOOKS, at="unit")
def pay(*, by, unit, period, place, voucher_on, item, amount=0, levy=0):
    """Nộp đoàn phí, kinh phí lên cấp trên.

    ``period``: kernel.periods.Period of the months that are paid for, the oldest of them first; ``amount`` of dues, ``levy`` of levy (đồng). One payment
    is written in the book, and goes to the superior of that day.
    """
    policies.check_keeper(unit)
    given = {Share.DUES: amount or 0, Share.LEVY: levy or 0}
    policies.check_parts(*given.values())
    above = units.parent_on(unit, voucher_on)
    policies.check_remittance(above, period=period, today=by.today)
    words = f"Nộp cấp trên {', '.join(str(share.label) for share, paid in given.items() if paid)} {period.label}"
    left, whole = queries.left_by_month(unit, period, by.today), sum(given.values())
    made = vouchers.pay(by=by, unit=unit, place=place, voucher_on=voucher_on, item=item, amount=whole, words=words, party=above.name)
    facts = {"start": period.start, "end": period.end, "amount": whole, "paid_on": voucher_on, "voucher": made}
    note(voucher=made.pk)
    row = Remittance.objects.create(unit=unit, to_unit=above, recorded_by=by.person, recorded_at=by.now, **facts)
    parts = [
        RemittancePart(remittance=row, share=share, month=month, amount=part)
        for share, paid in given.items()
        for month, part in policies.allocated(paid, left[share]).items()
    ]
    insert_all(RemittancePart, parts)
    return row
