"""Lập bảng đoàn phí tháng, ghi ai đã đóng."""

from congdoan.access.actions import action
from congdoan.audit.notes import note
from congdoan.dues import policies, queries
from congdoan.dues.actions import lines as of
from congdoan.dues.choices import Exempt, Permission
from congdoan.dues.models import Adjustment, DuesLine, MonthSheet
from congdoan.kernel.db import insert_all, update_all
from congdoan.kernel.periods import month_of
from congdoan.ledger import queries as ledger
from congdoan.membership import queries as members

MOST = 3000
"""People of one sheet."""


@action(Permission.RECORD_DUES, at="unit")
def fill(*, by, unit, month):
    """Lập bảng đoàn phí tháng.

    ``month``: its first day. A line for each member of its last day, with the wage and the leave of the month before; who pauses is exempt. Done
    again, it adds who has come since and looks at the pauses again; lines with money stay as they are.
    """
    policies.check_keeper(unit)
    policies.check_month(month, today=by.today, closed=ledger.closed_months(unit))
    sheet, made = MonthSheet.objects.get_or_create(unit=unit, month=month, defaults={"recorded_by": by.person, "recorded_at": by.now})
    added, changed = _bring_up(by, sheet)
    if not made and (added or changed):
        of.touched(sheet)
    note(month=month.isoformat(), added=added, changed=changed)
    return sheet


def _bring_up(by, sheet):
    """(how many lines were added, how many changed)."""
    last_day = month_of(sheet.month).last_day
    rows = list(members.dues_of(members.members_on(sheet.unit, last_day), last_day))
    policies.check_size(len(rows), most=MOST)
    reckoner, standing = queries.reckoner(sheet.unit), {line.person_id: line for line in queries.lines_of(sheet)}
    before = queries.last_before(sheet.unit, sheet.month)
    wages = {line.person_id: line for line in queries.lines_of(before)} if before else {}
    taken = queries.elsewhere([row.person_id for row in rows], sheet)
    new = {}
    for row in rows:
        if row.person_id not in standing and row.person_id not in taken:
            new[row.person_id] = _line(by, sheet, row, wages.get(row.person_id), reckoner)
    changed = [line for row in rows if (line := standing.get(row.person_id)) and _paused(line, row, sheet, reckoner)]
    update_all(DuesLine, changed, ["exempt", "due", "prescribed"])
    made = insert_all(DuesLine, list(new.values()))
    _settle(sheet, made)
    return len(made), len(changed)


def _line(by, sheet, row, before, reckoner):
    """A new line, after the person's line of the month before. Leave that was chosen there goes on until it is taken away."""
    line = DuesLine(sheet=sheet, person_id=row.person_id, unit_id=row.unit_id, known_on=by.today)
    if before is not None:
        line.wage = before.wage
        line.exempt = "" if before.exempt == Exempt.PAUSED else before.exempt
    if row.free_from is not None:
        line.exempt = Exempt.PAUSED
    reckoner.put(line, sheet.month)
    return line


def _paused(line, row, sheet, reckoner):
    """A line without money follows the pauses of its member; True if it changed."""
    wanted = Exempt.PAUSED if row.free_from is not None else "" if line.exempt == Exempt.PAUSED else line.exempt
    if line.paid or wanted == line.exempt:
        return False
    line.exempt = wanted
    reckoner.put(line, sheet.month)
    return True


def _settle(sheet, made):
    """Adjustments that no month has taken up go to the new lines of those persons."""
    waiting = queries.unsettled(sheet.unit) if made else {}
    found = []
    for line in made:
        for row in waiting.get(line.person_id, ()):
            if row.line.sheet.month < sheet.month:
                row.settled_in = line
                found.append(row)
    update_all(Adjustment, found, ["settled_in"])


@action(Permission.RECORD_DUES, at="sheet.unit")
def save(*, by, sheet, version, rows):
    """Ghi bảng đoàn phí tháng.

    ``rows``: {person id: {"wage", "exempt", "paid", "paid_on"}}, amounts in đồng, ``paid`` None for all that is due. Lines that are not named stay.
    """
    found = of.current(sheet, version)
    reckoner, changed = queries.reckoner(found.unit), []
    for line in queries.lines_of(found):
        if line.person_id in rows and of.put(line, rows[line.person_id], month=found.month, reckoner=reckoner, today=by.today):
            changed.append(line)
    if changed:
        update_all(DuesLine, changed, list(of.FIELDS))
        of.touched(found)
    note(rows=[line.pk for line in changed])
    return found
