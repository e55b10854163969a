"""Ghi sổ kinh phí công đoàn: quỹ lương, số đã nộp; cách nộp; tính lại; bỏ một lần nộp."""

from types import SimpleNamespace

from django.db.models import F

from congdoan.access.actions import action, require_each
from congdoan.audit.notes import note
from congdoan.dues import policies, queries
from congdoan.dues.actions import dated
from congdoan.dues.choices import Permission
from congdoan.dues.models import LevyAdjustment, LevyLine, LevyReceipt, LevyTerms
from congdoan.kernel.db import insert_all, update_all
from congdoan.kernel.periods import month_of
from congdoan.ledger import policies as books
from congdoan.ledger import queries as ledger
from congdoan.people import policies as recorded
from congdoan.people.actions import taking_out

FIELDS = ("workers", "fund", "due", "version")


@action(Permission.RECORD_LEVY, at="unit")
def save(*, by, unit, version, rows):
    """Ghi sổ kinh phí công đoàn.

    ``rows``: {(unit id, employer id, month): {"workers", "fund", "paid", "paid_on"}}, at unions of ``unit`` and below; ``paid`` None for all that is
    owed, 0 for nothing now; amounts in đồng. ``version``: what the lines stood at when they were read.
    """
    standing = queries.levy_by_key(set(rows), by.today)
    recorded.check_unchanged(SimpleNamespace(version=queries.stand_of(standing.values())), version)
    places = _places(by, unit, rows)
    reckoners, lifted, lines, paying = queries.reckoners({key[0] for key in rows}), queries.lifted_by_key(set(rows), by.today), {}, []
    for key, row in rows.items():
        place = places[key]
        facts = {name: row[name] for name in ("fund", "workers", "paid", "paid_on")}
        policies.check_levy_row(name=place.employer.name, today=by.today, **facts)
        line = standing.get(key)
        if line is None and row["fund"] is None:
            continue
        policies.check_fund_kept(row["fund"], name=place.employer.name)
        line = line or _fresh(by, key)
        changed = _put(line, row, reckoners[line.unit_id])
        line.relieved = policies.relieved(line.due + line.changed, lifted.get(key, 0))
        if row["paid"] != 0:
            paying.append((line, place, row))
        if changed or row["paid"] != 0:
            lines[key] = line
    _write(lines)
    made = _receive(by, paying)
    note(rows=[line.pk for line in lines.values()], receipts=[row.pk for row in made])
    return list(lines.values())


def _places(by, unit, rows):
    """{key: which employer stands there}; refused for one that does not, or lies outside the right."""
    months = {key[2] for key in rows}
    found = {}
    for work in queries.levy_works(unit, min(months), month_of(max(months)).end) if months else ():
        for month in months:
            if queries.stands(work, month):
                found[work.unit_id, work.employer_id, month] = work
    for key in rows:
        policies.check_month_begun(key[2], today=by.today, field="rows")
        policies.check_levy_place(key in found, name=queries.employer_name(key[1]) if key not in found else "", month=key[2])
    require_each(by=by, permission=Permission.RECORD_LEVY, unit=unit, units={found[key].unit for key in rows})
    return found


def _fresh(by, key):
    unit_id, employer_id, month = key
    line = LevyLine(
        unit_id=unit_id, employer_id=employer_id, month=month, due=0, known_on=by.today, recorded_by=by.person, recorded_at=by.now
    )
    line.paid, line.changed, line.version = 0, 0, 0
    return line


def _put(line, row, reckoner):
    """Sets what the employer declared; True if it is other than before."""
    before = (line.fund, line.workers, line.due)
    line.fund, line.workers = row["fund"], row["workers"]
    line.due = policies.levy_due(line.fund, reckoner.levy_rule(line.month, line.known_on))
    return line.pk is None or before != (line.fund, line.workers, line.due)


def _write(lines):
    for line in lines.values():
        line.version += 1
    insert_all(LevyLine, [line for line in lines.values() if line.pk is None])
    update_all(LevyLine, [line for line in lines.values() if line.pk is not None], list(FIELDS))


def _receive(by, paying):
    """Payments of these lines: [(line, place, row)]."""
    days = {row["paid_on"] for _line, _place, row in paying}
    to = {
        day: queries.collectors([(place.unit, place.employer_id) for _line, place, row in paying if row["paid_on"] == day], day)
        for day in days
    }
    closed, made = {}, []
    for line, place, row in paying:
        target = to[row["paid_on"]][place.unit_id, place.employer_id]
        if target.pk not in closed:
            closed[target.pk] = ledger.closed_months(target)
        policies.check_day_open(row["paid_on"], closed=closed[target.pk], unit=target)
        owed = line.due + line.changed - line.relieved - line.paid
        if row["paid"] is None:
            policies.check_owed(owed, name=place.employer.name)
        amount = owed if row["paid"] is None else row["paid"]
        facts = {"amount": amount, "paid_on": row["paid_on"]}
        made.append(LevyReceipt(line=line, to_unit=target, recorded_by=by.person, recorded_at=by.now, **facts))
    return insert_all(LevyReceipt, made)


@action(Permission.RECORD_LEVY, at="line.unit")
def receive(*, by, unit, line, amount, paid_on):
    """Ghi một lần nộp kinh phí qua ngân hàng.

    ``unit``: whose account the money came into, the line's union or a level above it.
    """
    policies.check_levy_collector(line.unit.path.startswith(unit.path))
    policies.check_paid_day(paid_on, today=by.today, name=line.employer.name)
    policies.check_day_open(paid_on, closed=ledger.closed_months(unit), unit=unit)
    LevyLine.objects.filter(pk=line.pk).update(version=F("version") + 1)
    return LevyReceipt.objects.create(line=line, to_unit=unit, amount=amount, paid_on=paid_on, recorded_by=by.person, recorded_at=by.now)


@action(Permission.RECORD_LEVY, at="receipt.line.unit")
def cancel_receipt(*, by, receipt, version, reason):
    """Bỏ một lần nộp kinh phí ghi nhầm khỏi sổ; one that stands in a voucher is first reversed there."""
    found = LevyReceipt.objects.select_for_update(of=("self",)).select_related("voucher__book", "line").get(pk=receipt.pk)
    recorded.check_correctable(found, version)
    books.check_unsettled(found)
    policies.check_unlinked(queries.is_linked(found))
    LevyLine.objects.filter(pk=found.line_id).update(version=found.line.version + 1)
    return taking_out.one(found, by=by, reason=reason)


@action(Permission.RECORD_LEVY, at="unit")
def put_terms(*, by, unit, employer, way, every, valid_from, source):
    """Ghi cách nộp kinh phí của một cơ quan.

    ``valid_from``: first day of the first month; what was written before ends there. Written again of the same month, it is corrected.
    """
    policies.check_levy_unit(unit)
    policies.check_levy_place(
        any(work.employer_id == employer.pk for work in queries.levy_works(unit, valid_from, None)), name=employer.name, month=valid_from
    )
    last = next(iter(queries.terms_of(unit, [employer.pk])), None)
    policies.check_terms_month(valid_from, last=last.valid_from if last else None)
    facts = {"way": way, "every": every, "source": source, "recorded_by": by.person, "recorded_at": by.now}
    note(employer=employer.pk, way=way, every=every, month=valid_from.isoformat())
    return dated.put(LevyTerms, last, valid_from, facts, unit=unit, employer=employer)


@action(Permission.RECORD_LEVY, at="unit")
def recompute(*, by, unit):
    """Tính lại kinh phí các tháng trước theo quy định ban hành sau.

    What the rules known today make of each month of the unit and below stands as an adjustment beside it; the month stays as it was.
    """
    rows = queries.levy_to_adjust(unit, by.today)
    policies.check_changes(rows)
    require_each(by=by, permission=Permission.RECORD_LEVY, unit=unit, units={row.line.unit for row in rows})
    for row in rows:
        row.recorded_by, row.recorded_at = by.person, by.now
        row.line.version += 1
    update_all(LevyLine, [row.line for row in rows], ["version"])
    made = insert_all(LevyAdjustment, rows)
    note(rows=[row.pk for row in made])
    return made
