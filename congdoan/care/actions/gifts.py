"""Tặng quà: a list at once, one gift, many (an import), correct, cancel; and take back what an import made."""

from django.db.models import prefetch_related_objects

from congdoan.access.actions import action
from congdoan.audit.notes import note as log
from congdoan.care import policies, queries
from congdoan.care.choices import Occasion, Permission
from congdoan.care.models import Gift
from congdoan.finance.actions import records as funds
from congdoan.kernel.db import insert_all, update_all
from congdoan.ledger import policies as books
from congdoan.people import policies as recorded
from congdoan.people.actions import taking_out

OF_FUND = {"given_on", "amount", "fund", "in_goods", "unit"}
"""What a fund's statement says of a gift."""


@action(Permission.GIVE_GIFTS, at="unit")
def give_all(
    *, by, unit, given_on, occasion, rows, occasion_text="", source="", fund=None, in_goods=False, voucher_number="", over_reason=""
):
    """Ghi một danh sách tặng quà.

    ``rows``: dicts of recipient, person, child, recipient_name (what applies) and amount (whole đồng): each one gift on
    that day for that occasion. All or none; one log entry names every row. ``over_reason``: why those get more than the norm who do. ``in_goods``: taken from
    what the fund was given in goods, not bought with its money. Returns the
    gifts in the order given.
    """
    policies.check_any(rows)
    policies.check_once_each([queries.who(row) for row in rows])
    policies.check_source_said(max(row["amount"] for row in rows), source)
    policies.check_goods_of_fund(in_goods, fund)
    shared = {
        "unit": unit,
        "given_on": given_on,
        "occasion": occasion,
        "occasion_text": _own_words(occasion, occasion_text),
        "voucher_number": voucher_number,
        "over_reason": over_reason,
        "recorded_by": by.person,
        "recorded_at": by.now,
    }
    given = [Gift(**shared, **_paid(row, source, fund, in_goods)) for row in rows]
    _hold_to_norms(given)
    return _keep(given, by=by, unit=unit)


@action(Permission.GIVE_GIFTS, at="unit")
def record_all(*, by, unit, rows):
    """Ghi nhiều suất quà.

    ``rows``: dicts of a gift's fields, each with its own ``unit`` (the batch's or one below). Old books may not say where the
    money came from: then ``source`` is "".
    """
    return _keep([Gift(**row, recorded_by=by.person, recorded_at=by.now) for row in rows], by=by, unit=unit)


@action(Permission.GIVE_GIFTS, at="gift.unit")
def correct(
    *,
    by,
    gift,
    version,
    given_on,
    occasion,
    amount,
    occasion_text="",
    source="",
    fund=None,
    in_goods=False,
    voucher_number="",
    over_reason="",
):
    """Sửa một suất quà.

    Who got it stays; for somebody else cancel the row and write a new one. Conflict if somebody else corrected it.
    """
    gift = queries.locked_gift(gift.pk)
    recorded.check_correctable(gift, version)
    given = {
        "given_on": given_on,
        "occasion": occasion,
        "occasion_text": _own_words(occasion, occasion_text),
        "voucher_number": voucher_number,
        "amount": amount,
        "source": source if amount else "",
        "fund": fund if amount else None,
        "in_goods": in_goods and bool(amount),
        "over_reason": over_reason,
    }
    changed = [name for name in given if getattr(gift, name) != given[name]]
    if OF_FUND & set(changed):
        funds.check_open({gift.fund_id, given["fund"] and given["fund"].pk})
    books.check_unsettled(gift, changed, field="amount")
    for name in changed:
        setattr(gift, name, given[name])
    _check(gift, today=by.today, spells=queries.spells([gift.person_id]))
    policies.check_source_said(amount, source)
    policies.check_goods_of_fund(in_goods, fund)
    _hold_to_norms([gift])
    gift.version += 1
    gift.save(update_fields=[*changed, "over_reason", "version"])
    log(changed=changed)
    return gift


@action(Permission.GIVE_GIFTS, at="unit")
def correct_all(*, by, unit, rows):
    """Sửa nhiều suất quà từ sổ nhập vào.

    ``rows``: {gift id: {attribute: new value}}, people, children, funds and units as ids. One log entry names rows and fields.
    """
    gifts = list(queries.gifts_by_ids(rows))
    names = sorted({name.removesuffix("_id") for changes in rows.values() for name in changes})
    funds.check_open(policies.funds_touched(gifts, rows, OF_FUND))
    for gift in gifts:
        policies.check_inside(gift.unit, of=unit)
        recorded.check_standing(gift)
        books.check_unsettled(gift, [name for name, value in rows[gift.pk].items() if getattr(gift, name) != value])
        for name, value in rows[gift.pk].items():
            setattr(gift, name, value)
        gift.in_goods = gift.in_goods and gift.fund_id is not None
        gift.version += 1
    _check_all(gifts, unit=unit, today=by.today)
    funds.check_open(policies.funds_touched(gifts, rows, OF_FUND))
    update_all(Gift, gifts, [*names, "in_goods", "version"])
    log(rows=[gift.pk for gift in gifts], changed=names)
    return gifts


@action(Permission.GIVE_GIFTS, at="gift.unit")
def cancel(*, by, gift, version, reason):
    """Bỏ một suất quà khỏi sổ.

    The row stays, with day and ``reason`` (a sentence), and leaves every list and figure.
    """
    gift = queries.locked_gift(gift.pk)
    recorded.check_correctable(gift, version)
    funds.check_open({gift.fund_id})
    books.check_unsettled(gift)
    return taking_out.one(gift, by=by, reason=reason)


@action(Permission.GIVE_GIFTS, at="unit")
def remove_all(*, by, unit, pks):
    """Hoàn tác một lần nhập tặng quà.

    Deletes the rows that the import made; the engine has seen that nobody touched them since.
    """
    gifts = list(queries.gifts_by_ids(pks))
    funds.check_open({gift.fund_id for gift in gifts})
    for gift in gifts:
        policies.check_inside(gift.unit, of=unit)
        books.check_unsettled(gift)
    log(rows=list(pks))
    return Gift.objects.filter(pk__in=list(pks)).delete()


def _own_words(occasion, text):
    return text if occasion == Occasion.OTHER else ""


def _paid(row, source, fund, in_goods):
    """The row with what pays for it; nothing pays for a gift without a value."""
    if not row["amount"]:
        return {**row, "source": "", "fund": None}
    return {**row, "source": source, "fund": fund, "in_goods": in_goods}


def _hold_to_norms(gifts):
    """The norm of their day: more is explained; nothing is explained where no more was given. ``gifts``: of one unit, day and occasion."""
    allowed = queries.rules(gifts[0].unit, gifts[0].given_on).allowed(gifts, [gift.pk for gift in gifts if gift.pk])
    for place, gift in enumerate(gifts):
        policies.check_norm(gift.amount, allowed.get(place), gift.over_reason, name=gift.name if len(gifts) > 1 else "")
        gift.over_reason = gift.over_reason if policies.is_over(gift.amount, allowed.get(place)) else ""


def _keep(gifts, *, by, unit):
    _check_all(gifts, unit=unit, today=by.today)
    funds.check_open({gift.fund_id for gift in gifts})
    made = insert_all(Gift, gifts)
    log(rows=[gift.pk for gift in made])
    return made


def _check_all(gifts, *, unit, today):
    prefetch_related_objects(gifts, "unit", "person", "child", "fund__unit")
    spells = queries.spells({gift.person_id for gift in gifts if gift.person_id})
    for gift in gifts:
        policies.check_inside(gift.unit, of=unit)
        _check(gift, today=today, spells=spells)


def _check(gift, *, today, spells):
    policies.check_gift_day(gift.given_on, today=today)
    policies.check_recipient(gift.recipient, person=gift.person, child=gift.child, recipient_name=gift.recipient_name)
    if gift.person is not None:
        policies.check_member(gift.person, unit=gift.unit, on=gift.given_on, spells=spells.get(gift.person_id, ()))
    policies.check_paid(gift.amount, gift.source, gift.fund, unit=gift.unit)
