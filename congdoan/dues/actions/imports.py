"""Ghi, hoàn tác nhiều dòng đoàn phí một lần: from workbooks and payroll files."""

from congdoan.access.actions import action, require_each
from congdoan.audit.notes import note
from congdoan.dues import policies, queries
from congdoan.dues.actions import lines as of
from congdoan.dues.choices import Permission
from congdoan.dues.models import DuesLine, MonthSheet
from congdoan.kernel.db import insert_all, update_all
from congdoan.kernel.periods import month_of
from congdoan.ledger import queries as ledger


@action(Permission.IMPORT_DUES, at="unit")
def record_all(*, by, unit, rows):
    """Ghi nhiều dòng đoàn phí.

    ``rows``: dicts with person_id, month (first day), wage, due (None: worked out), paid, paid_on, exempt. A line of that person and month is
    changed, else made; sheets are made where there are none. Returns the lines in the order of ``rows``.
    """
    places = queries.Places({row["person_id"] for row in rows})
    persons = queries.persons({row["person_id"] for row in rows})
    by_sheet = {}
    for row in rows:
        found = places.find(row["person_id"], row["month"])
        policies.check_place(found, name=persons[row["person_id"]].full_name, month=row["month"], path=unit.path)
        by_sheet.setdefault((found[0], row["month"]), []).append((row, found[1]))
    own = {keeper for keeper, _month in by_sheet if not unit.path.startswith(keeper.path)}
    require_each(by=by, permission=Permission.IMPORT_DUES, unit=unit, units=own)
    made, changed, reckoners = {}, [], queries.reckoners({keeper.pk for keeper, _month in by_sheet})
    for (keeper, month), given in by_sheet.items():
        _write(by, keeper, month, given, persons, reckoners[keeper.pk], made, changed)
    fresh = insert_all(DuesLine, [line for line in made.values() if line.pk is None])
    update_all(DuesLine, changed, list(of.FIELDS))
    written = {(line.person_id, line.sheet.month): line for line in [*made.values(), *fresh]}
    note(rows=sorted(line.pk for line in [*fresh, *changed]))
    return [written[row["person_id"], row["month"]] for row in rows]


def _write(by, keeper, month, given, persons, reckoner, made, changed):
    policies.check_month(month, today=by.today, closed=ledger.closed_months(keeper))
    sheet, _new = MonthSheet.objects.get_or_create(unit=keeper, month=month, defaults={"recorded_by": by.person, "recorded_at": by.now})
    standing = {line.person_id: line for line in queries.lines_of(sheet)}
    touched = False
    for row, place in given:
        line = standing.get(row["person_id"])
        if line is None:
            line = DuesLine(sheet=sheet, person=persons[row["person_id"]], unit=place, known_on=by.today)
            line.brought = 0
        facts = {**row, "due": _given_due(line, row, month, reckoner, by.today)}
        differs = of.put(line, facts, month=month, reckoner=reckoner, today=by.today)
        made[row["person_id"], month] = line
        touched = touched or differs
        if differs and line.pk is not None:
            changed.append(line)
    if touched:
        of.touched(sheet)


def _given_due(line, row, month, reckoner, today):
    """The due as written by hand, or None where it is what the rules make of the wage, as they were known then or are now."""
    if row["due"] is None or row["exempt"]:
        return None
    last_day = min(today, month_of(month).last_day)
    for known_on in (line.known_on, today, row["paid_on"], month, last_day):
        if known_on and policies.amount_due(row["wage"], reckoner.terms(month, known_on)) == row["due"]:
            line.known_on = known_on
            return None
    return row["due"]


@action(Permission.IMPORT_DUES, at="unit")
def remove_all(*, by, unit, pks):
    """Hoàn tác một lần nhập đoàn phí: the lines that it made go, where no receipt holds their money."""
    found = queries.lines_by_id(pks)
    closed, linked = {}, queries.linked_lines(pks)
    for line in found:
        keeper = line.sheet.unit
        if keeper not in closed:
            closed[keeper] = ledger.closed_months(keeper)
        policies.check_month_open(line.sheet.month, closed=closed[keeper])
        policies.check_not_locked(line.voucher, name=line.person.full_name)
        policies.check_unlinked(line.pk in linked)
    own = {line.sheet.unit for line in found if not unit.path.startswith(line.sheet.unit.path)}
    require_each(by=by, permission=Permission.IMPORT_DUES, unit=unit, units=own)
    DuesLine.objects.filter(pk__in=[line.pk for line in found]).delete()
    MonthSheet.objects.filter(pk__in={line.sheet_id for line in found}, lines__isnull=True).delete()
    note(rows=sorted(line.pk for line in found))
