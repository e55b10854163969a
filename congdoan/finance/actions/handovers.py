"""Trao tặng: ghi, sửa, bỏ."""

from congdoan.access.actions import action, require_each
from congdoan.audit.notes import note
from congdoan.finance import policies, queries
from congdoan.finance.actions import records
from congdoan.finance.choices import Permission
from congdoan.finance.models import Handover
from congdoan.kernel.db import insert_all
from congdoan.ledger import policies as books
from congdoan.people import policies as recorded
from congdoan.people.actions import taking_out

FIELDS = ("fund_id", "handed_on", "recipient", "content", "quantity", "value")


@action(Permission.RECORD_HANDOVER, at="unit")
def record(*, by, unit, handed_on, recipient, content, fund=None, quantity=None, value=0):
    """Ghi một lần trao tặng; ``value`` in đồng is that of the whole handover, ``fund`` where it came from, if from a fund."""
    facts = _facts(fund, handed_on, recipient, content, quantity, value)
    records.check_open([fund.pk] if fund else [])
    _check(by, unit, fund, facts)
    return Handover.objects.create(unit=unit, recorded_by=by.person, recorded_at=by.now, **facts)


@action(Permission.RECORD_HANDOVER, at="unit")
def record_all(*, by, unit, rows):
    """Ghi nhiều lần trao tặng; ``rows``: dicts with unit, fund_id, handed_on, recipient, content, quantity, value."""
    require_each(by=by, permission=Permission.RECORD_HANDOVER, unit=unit, units={row["unit"] for row in rows})
    _check_rows(by, rows)
    made = insert_all(
        Handover,
        [Handover(unit=row["unit"], recorded_by=by.person, recorded_at=by.now, **{name: row[name] for name in FIELDS}) for row in rows],
    )
    note(rows=[row.pk for row in made])
    return made


@action(Permission.RECORD_HANDOVER, at="handover.unit")
def correct(*, by, handover, version, handed_on, recipient, content, fund=None, quantity=None, value=0):
    """Sửa một lần trao tặng."""
    found = records.current(handover)
    recorded.check_correctable(found, version)
    facts = _facts(fund, handed_on, recipient, content, quantity, value)
    records.check_open([fund.pk if fund else None, found.fund_id])
    _check(by, found.unit, fund, facts)
    return records.change(found, facts)


@action(Permission.RECORD_HANDOVER, at="unit")
def correct_all(*, by, unit, rows):
    """Sửa nhiều lần trao tặng; ``rows``: {pk: facts as of ``record_all``}."""
    found = records.standing_of(Handover, rows, unit)
    given = [{"unit": found[pk].unit, **facts} for pk, facts in rows.items()]
    require_each(
        by=by, permission=Permission.RECORD_HANDOVER, unit=unit, units={row["unit"] for row in given} | {row.unit for row in found.values()}
    )
    _check_rows(by, given, also=[row.fund_id for row in found.values()])
    records.change_all(Handover, found, dict(zip(rows, given, strict=True)))


@action(Permission.RECORD_HANDOVER, at="handover.unit")
def cancel(*, by, handover, version, reason):
    """Bỏ một lần trao tặng khỏi sổ."""
    found = records.current(handover)
    recorded.check_correctable(found, version)
    records.check_open([found.fund_id])
    books.check_unsettled(found)
    return taking_out.one(found, by=by, reason=reason)


@action(Permission.RECORD_HANDOVER, at="unit")
def remove_all(*, by, unit, pks):
    """Hoàn tác một lần nhập lần trao tặng."""
    found = records.standing_of(Handover, pks, unit)
    require_each(by=by, permission=Permission.RECORD_HANDOVER, unit=unit, units={row.unit for row in found.values()})
    records.check_open(row.fund_id for row in found.values())
    records.remove_all(Handover, found)


def _facts(fund, handed_on, recipient, content, quantity, value):
    return {
        "fund_id": fund.pk if fund else None,
        "handed_on": handed_on,
        "recipient": recipient,
        "content": content,
        "quantity": quantity,
        "value": value or 0,
    }


def _check(by, unit, fund, facts):
    policies.check_happened(on=facts["handed_on"], today=by.today, field="handed_on")
    policies.check_reaches(fund=fund, unit=unit)
    policies.check_within_fund(fund=fund, on=facts["handed_on"], field="handed_on")
    policies.check_handed(**{key: facts[key] for key in ("content", "quantity", "value", "recipient")})


def _check_rows(by, rows, also=()):
    """Every row alone; nothing goes into or out of a closed fund. ``also``: ids of the funds in which they stood."""
    funds = queries.funds_by_id({row["fund_id"] for row in rows if row["fund_id"]})
    records.check_open([*funds, *also])
    for row in rows:
        _check(by, row["unit"], funds.get(row["fund_id"]), row)
