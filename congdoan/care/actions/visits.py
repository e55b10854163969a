"""Thăm hỏi: record one, record many (an import), correct, cancel; and take back what an import made."""

from django.db.models import prefetch_related_objects

from congdoan.access.actions import action
from congdoan.audit.notes import note as log
from congdoan.care import policies, queries
from congdoan.care.choices import Permission, Reason
from congdoan.care.models import Visit
from congdoan.finance.actions import records as funds
from congdoan.kernel.db import insert_all, update_all
from congdoan.ledger import policies as books
from congdoan.membership import families
from congdoan.people import policies as recorded
from congdoan.people.actions import taking_out

FACTS = ("person", "visited_on", "reason", "relative", "amount", "source", "fund", "visitors", "voucher_number", "note", "over_reason")
OF_FUND = {"visited_on", "amount", "fund", "unit"}
"""What a fund's statement says of a visit."""


@action(Permission.RECORD_VISIT, at="unit")
def record(
    *, by, unit, person, visited_on, reason, amount, source="", fund=None, visitors="", voucher_number="", note="", relative=None,
    over_reason="",
):  # fmt: skip
    """Ghi nhận một lượt thăm hỏi.

    ``relative``: who died, of a bereavement. ``amount`` in whole đồng, 0 if nothing was given; ``source`` a finance MoneySource value, with FUND a ``fund``. Raises
    Refused for a day to come, somebody who was no member that day, money without a source, or more than the norm without ``over_reason``.
    """
    given = Visit(
        unit=unit,
        person=person,
        visited_on=visited_on,
        reason=reason,
        relative=relative if reason == Reason.FUNERAL else None,
        amount=amount,
        source=source if amount else "",
        fund=fund if amount else None,
        visitors=visitors,
        voucher_number=voucher_number,
        note=note,
        over_reason=over_reason,
        recorded_by=by.person,
        recorded_at=by.now,
    )
    _check(given, today=by.today, spells=queries.spells([person.pk]))
    policies.check_source_said(amount, source)
    funds.check_open({given.fund_id})
    _hold_to_norm(given)
    given.save(force_insert=True)
    return given


@action(Permission.RECORD_VISIT, at="unit")
def record_all(*, by, unit, rows):
    """Ghi nhận nhiều lượt thăm hỏi.

    ``rows``: dicts of a visit's fields, each with its own ``unit`` (the batch's or one below). Old books may not say where
    the money came from: then ``source`` is "". One log entry names every row. Returns the visits in the order given.
    """
    made = [Visit(**row, recorded_by=by.person, recorded_at=by.now) for row in rows]
    _check_all(made, unit=unit, today=by.today)
    funds.check_open({visit.fund_id for visit in made})
    made = insert_all(Visit, made)
    log(rows=[visit.pk for visit in made])
    return made


@action(Permission.RECORD_VISIT, at="visit.unit")
def correct(
    *, by, visit, version, person, visited_on, reason, amount, source="", fund=None, visitors="", voucher_number="", note="", relative=None,
    over_reason="",
):  # fmt: skip
    """Sửa một lượt thăm hỏi.

    ``version``: the one that was read; Conflict if somebody else corrected the visit meanwhile.
    """
    visit = queries.locked_visit(visit.pk)
    recorded.check_correctable(visit, version)
    given = {
        "person": person,
        "visited_on": visited_on,
        "reason": reason,
        "relative": relative if reason == Reason.FUNERAL else None,
        "amount": amount,
        "source": source if amount else "",
        "fund": fund if amount else None,
        "visitors": visitors,
        "voucher_number": voucher_number,
        "note": note,
        "over_reason": over_reason,
    }
    changed = [name for name in FACTS if getattr(visit, name) != given[name]]
    if OF_FUND & set(changed):
        funds.check_open({visit.fund_id, given["fund"] and given["fund"].pk})
    books.check_unsettled(visit, changed, field="amount")
    for name in changed:
        setattr(visit, name, given[name])
    _check(visit, today=by.today, spells=queries.spells([person.pk]))
    policies.check_source_said(amount, source)
    _hold_to_norm(visit)
    visit.version += 1
    visit.save(update_fields=[*changed, "over_reason", "version"])
    log(changed=changed)
    return visit


@action(Permission.RECORD_VISIT, at="unit")
def correct_all(*, by, unit, rows):
    """Sửa nhiều lượt thăm hỏi từ sổ nhập vào.

    ``rows``: {visit id: {attribute: new value}}, people, funds and units as ids. One log entry names rows and fields, no values.
    """
    visits = list(queries.visits_by_ids(rows))
    names = sorted({name.removesuffix("_id") for changes in rows.values() for name in changes})
    funds.check_open(policies.funds_touched(visits, rows, OF_FUND))
    for visit in visits:
        policies.check_inside(visit.unit, of=unit)
        recorded.check_standing(visit)
        books.check_unsettled(visit, [name for name, value in rows[visit.pk].items() if getattr(visit, name) != value])
        for name, value in rows[visit.pk].items():
            setattr(visit, name, value)
        visit.version += 1
    _check_all(visits, unit=unit, today=by.today)
    funds.check_open(policies.funds_touched(visits, rows, OF_FUND))
    update_all(Visit, visits, [*names, "version"])
    log(rows=[visit.pk for visit in visits], changed=names)
    return visits


@action(Permission.RECORD_VISIT, at="visit.unit")
def cancel(*, by, visit, version, reason):
    """Bỏ một lượt thăm hỏi khỏi sổ.

    The row stays, with day and ``reason`` (a sentence), and leaves every list and figure.
    """
    visit = queries.locked_visit(visit.pk)
    recorded.check_correctable(visit, version)
    funds.check_open({visit.fund_id})
    books.check_unsettled(visit)
    return taking_out.one(visit, by=by, reason=reason)


@action(Permission.RECORD_VISIT, at="unit")
def remove_all(*, by, unit, pks):
    """Hoàn tác một lần nhập thăm hỏi.

    Deletes the rows that the import made; the engine has seen that nobody touched them since.
    """
    visits = list(queries.visits_by_ids(pks))
    funds.check_open({visit.fund_id for visit in visits})
    for visit in visits:
        policies.check_inside(visit.unit, of=unit)
        books.check_unsettled(visit)
    log(rows=list(pks))
    return Visit.objects.filter(pk__in=list(pks)).delete()


def _check(visit, *, today, spells):
    policies.check_visit_day(visit.visited_on, today=today)
    policies.check_member(visit.person, unit=visit.unit, on=visit.visited_on, spells=spells.get(visit.person_id, ()))
    if visit.relative is not None:
        families.check_mourned(visit.relative, person_id=visit.person_id)
    policies.check_paid(visit.amount, visit.source, visit.fund, unit=visit.unit)


def _hold_to_norm(visit):
    """The norm of its day: more is explained; nothing is explained where no more was given."""
    allowed = queries.rules(visit.unit, visit.visited_on).one(visit)
    policies.check_norm(visit.amount, allowed, visit.over_reason)
    visit.over_reason = visit.over_reason if policies.is_over(visit.amount, allowed) else ""


def _check_all(visits, *, unit, today):
    prefetch_related_objects(visits, "unit", "person", "fund__unit", "relative")
    spells = queries.spells({visit.person_id for visit in visits})
    for visit in visits:
        policies.check_inside(visit.unit, of=unit)
        _check(visit, today=today, spells=spells)
