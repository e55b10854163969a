"""Nộp đoàn phí lên cấp trên."""

from congdoan.access.actions import action
from congdoan.audit.notes import note
from congdoan.dues import policies
from congdoan.dues.models import Remittance
from congdoan.ledger.actions import vouchers
from congdoan.ledger.choices import Permission as Books
from congdoan.units import queries as units


@action(Books.KEEP_BOOKS, at="unit")
def pay(*, by, unit, period, place, voucher_on, item, amount):
    """Nộp đoàn phí lên cấp trên.

    ``period``: kernel.periods.Period of the months that are paid for; one payment is written in the book, and goes to the superior of that day.
    """
    policies.check_keeper(unit)
    above = units.parent_on(unit, voucher_on)
    policies.check_remittance(above, period=period, today=by.today)
    words = f"Nộp cấp trên đoàn phí {period.label}"
    made = vouchers.pay(by=by, unit=unit, place=place, voucher_on=voucher_on, item=item, amount=amount, words=words, party=above.name)
    facts = {"start": period.start, "end": period.end, "amount": amount, "paid_on": voucher_on, "voucher": made}
    note(voucher=made.pk)
    return Remittance.objects.create(unit=unit, to_unit=above, recorded_by=by.person, recorded_at=by.now, **facts)
