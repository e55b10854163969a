"""Lines as they are to stand: what every action of the sheets asks of one of them; plain calls from the guarded actions."""

from congdoan.dues import policies
from congdoan.dues.models import MonthSheet
from congdoan.ledger import queries as ledger
from congdoan.people import policies as recorded

FIELDS = ("wage", "due", "prescribed", "given_due", "known_on", "exempt", "paid", "paid_on", "by_bank")


def put(line, facts, *, month, reckoner, today):
    """Sets wage, exempt, paid (None: all that is due), paid_on, and due where it is given; True if anything changed. Refused where it may not."""
    before = [getattr(line, name) for name in FIELDS]
    paid, paid_on, name = facts["paid"], facts["paid_on"], line.person.full_name
    line.wage, line.exempt = facts["wage"], facts["exempt"]
    if "due" in facts:
        line.given_due = facts["due"] is not None
        line.due = facts["due"] or 0
    policies.check_line(
        name=name, wage=line.wage, due=line.due, given_due=line.given_due, exempt=line.exempt, paid=paid, paid_on=paid_on, today=today
    )
    if line.exempt:
        line.given_due = False
    reckoner.put(line, month)
    line.paid = max(line.due + line.brought, 0) if paid is None else paid
    line.paid_on = paid_on if line.paid else None
    line.by_bank = bool(line.paid) and facts.get("by_bank", line.by_bank and line.paid == before[FIELDS.index("paid")])
    changed = [getattr(line, name) for name in FIELDS] != before
    if changed:
        policies.check_not_locked(line.voucher, name=name)
    return changed


def current(sheet, version):
    """The sheet as it was last seen, its month open; Refused or Conflict where it is not."""
    found = MonthSheet.objects.select_for_update(of=("self",)).select_related("unit").get(pk=sheet.pk)
    recorded.check_unchanged(found, version)
    policies.check_month_open(found.month, closed=ledger.closed_months(found.unit))
    return found


def touched(sheet):
    """The sheet has changed: who read it before reads it again."""
    sheet.version += 1
    sheet.save(update_fields=["version"])
