"""Tính lại đoàn phí các tháng trước theo quy định ban hành sau."""

from congdoan.access.actions import action
from congdoan.audit.notes import note
from congdoan.dues import policies, queries
from congdoan.dues.actions import lines as of
from congdoan.dues.choices import Permission
from congdoan.dues.models import Adjustment
from congdoan.kernel.db import insert_all


@action(Permission.RECORD_DUES, at="sheet.unit")
def recompute(*, by, sheet, version):
    """Tính lại đoàn phí các tháng trước.

    What the rules known today make of each month of the unit stands as an adjustment beside it, closed months too; those of months before are
    settled in ``sheet``, whose month is open, where the person has a line there, else in the next month that has one.
    """
    found = of.current(sheet, version)
    rows = queries.to_adjust(found.unit, by.today)
    policies.check_changes(rows)
    here = {line.person_id: line for line in queries.lines_of(found) if not line.exempt and line.voucher_id is None}
    for row in rows:
        row.recorded_by, row.recorded_at = by.person, by.now
        row.settled_in = here.get(row.line.person_id) if row.line.sheet.month <= found.month else None
    made = insert_all(Adjustment, rows)
    of.touched(found)
    note(rows=[row.pk for row in made])
    return made
