"""What corrections and cancellings of this room's records have in common; the actions call it visibly."""

from congdoan.audit.notes import note
from congdoan.finance import policies, queries
from congdoan.kernel.db import update_all
from congdoan.ledger import policies as books
from congdoan.units import queries as units


def current(record):
    """The record as it stands now, held until the action ends."""
    return type(record).objects.select_for_update(of=("self",)).select_related("unit").get(pk=record.pk)


def change(record, facts):
    """Sets ``facts`` (field: value) and writes the record; the log names the fields that changed, never their values."""
    changed = _changed(record, facts)
    for name in changed:
        setattr(record, name, facts[name])
    record.version += 1
    record.save(update_fields=[*changed, "version"])
    note(changed=sorted(changed))
    return record


def standing_of(model, pks, unit):
    """{pk: record} of the standing records of ``pks`` in ``unit`` and below, held until the action ends."""
    found = model.objects.select_for_update(of=("self",)).standing().filter(units.today_q(unit.path, "unit__path"))
    return {record.pk: record for record in found.select_related("unit").filter(pk__in=list(pks)).order_by("pk")}


def change_all(model, found, rows):
    """Sets each record's facts (``rows``: {pk: {field: value}}) in one statement; the log names the rows."""
    fields = {"version"}
    for pk, facts in rows.items():
        record = found[pk]
        _changed(record, facts)
        record.version += 1
        for name, value in facts.items():
            setattr(record, name, value)
            fields.add(model._meta.get_field(name).name)
    update_all(model, [found[pk] for pk in rows], sorted(fields))
    note(rows=sorted(rows))


def remove_all(model, found):
    """Hoàn tác một lần nhập: the rows that it made go, nobody having touched them since; the log names them (ADR 0012)."""
    for record in found.values():
        books.check_unsettled(record)
    model.objects.filter(pk__in=list(found)).delete()
    note(rows=sorted(found))


def _changed(record, facts):
    """The names of what would change; not what a voucher was written for."""
    changed = [name for name, value in facts.items() if getattr(record, name) != value]
    books.check_unsettled(record, changed)
    return changed


def check_open(fund_ids):
    """None of the funds (ids, None among them) is closed with a statement; they are held until the action ends."""
    for fund in queries.held({pk for pk in fund_ids if pk is not None}):
        policies.check_not_closed(fund.name, fund.closed_on)
