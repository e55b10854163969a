"""Kinh phí cấp trên cấp trả lại công đoàn cơ sở."""

from congdoan.access.actions import action
from congdoan.dues import policies, queries
from congdoan.dues.choices import Permission
from congdoan.dues.models import LevyTransfer, LevyTransferPart
from congdoan.kernel.db import insert_all
from congdoan.ledger import policies as books
from congdoan.ledger import queries as ledger
from congdoan.people import policies as recorded
from congdoan.people.actions import taking_out
from congdoan.units import queries as units


@action(Permission.RECORD_LEVY, at="unit")
def record(*, by, unit, period, amount, paid_on):
    """Ghi một lần cấp trên cấp trả kinh phí.

    ``period``: kernel.periods.Period of the months whose share it is; it comes from the superior of that day, and waits there for a payment, here for a receipt.
    """
    policies.check_levy_unit(unit)
    above = units.parent_on(unit, paid_on)
    policies.check_transfer(above, period=period, paid_on=paid_on, today=by.today)
    for place in (unit, above):
        policies.check_day_open(paid_on, closed=ledger.closed_months(place), unit=place)
    facts = {"start": period.start, "end": period.end, "amount": amount, "paid_on": paid_on}
    left = queries.to_come_by_month(unit, period, by.today)
    made = LevyTransfer.objects.create(from_unit=above, to_unit=unit, recorded_by=by.person, recorded_at=by.now, **facts)
    parts = policies.allocated(amount, left).items()
    insert_all(LevyTransferPart, [LevyTransferPart(transfer=made, month=month, amount=part) for month, part in parts])
    return made


@action(Permission.RECORD_LEVY, at="transfer.to_unit")
def cancel(*, by, transfer, version, reason):
    """Bỏ một lần cấp trả kinh phí ghi nhầm khỏi sổ; one that stands in a voucher is first reversed there."""
    found = LevyTransfer.objects.select_for_update(of=("self",)).select_related("voucher__book", "paid_voucher__book").get(pk=transfer.pk)
    recorded.check_correctable(found, version)
    books.check_unsettled(found)
    return taking_out.one(found, by=by, reason=reason)
