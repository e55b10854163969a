"""Quỹ và đợt vận động: mở, sửa (cả khép), bỏ khi chưa dùng."""

from congdoan.access.actions import action, require_each
from congdoan.audit.notes import note
from congdoan.finance import policies, queries
from congdoan.finance.actions import accounts, records
from congdoan.finance.choices import Permission
from congdoan.finance.models import Fund
from congdoan.kernel.db import insert_all
from congdoan.people import policies as recorded
from congdoan.people.actions import taking_out

FIELDS = ("code", "name", "kind", "purpose", "beneficiary_id", "beneficiary_name", "valid_from", "valid_until", "target_amount")


@action(Permission.OPEN_FUND, at="unit")
def open(
    *, by, unit, name, kind, valid_from, valid_until=None, code="", purpose="", beneficiary=None, beneficiary_name="", target_amount=None
):
    """Mở một quỹ, một đợt vận động.

    ``valid_until`` exclusive, None while open; ``code`` empty: made from the name; ``target_amount`` in đồng.
    """
    taken = queries.codes_of_unit(unit)
    code = code or policies.code_from(name, taken)
    policies.check_code_free(code=code, taken=taken)
    facts = _facts(code, name, kind, purpose, beneficiary, beneficiary_name, valid_from, valid_until, target_amount)
    _check(facts)
    _check_beneficiaries([{**facts, "unit": unit}])
    return Fund.objects.create(unit=unit, recorded_by=by.person, recorded_at=by.now, **facts)


@action(Permission.OPEN_FUND, at="unit")
def open_all(*, by, unit, rows):
    """Mở nhiều quỹ; ``rows``: dicts with unit and FIELDS."""
    require_each(by=by, permission=Permission.OPEN_FUND, unit=unit, units={row["unit"] for row in rows})
    _check_rows(rows, queries.codes_of_units({row["unit"].pk for row in rows}))
    made = insert_all(
        Fund,
        [Fund(unit=row["unit"], recorded_by=by.person, recorded_at=by.now, **{name: row[name] for name in FIELDS}) for row in rows],
    )
    note(rows=[row.pk for row in made])
    return made


@action(Permission.OPEN_FUND, at="fund.unit")
def correct(
    *,
    by,
    fund,
    version,
    code,
    name,
    kind,
    valid_from,
    valid_until=None,
    purpose="",
    beneficiary=None,
    beneficiary_name="",
    target_amount=None,
):
    """Sửa một quỹ, một đợt vận động; khép quỹ là ghi ngày cuối."""
    found = records.current(fund)
    recorded.check_correctable(found, version)
    records.check_open([found.pk])
    policies.check_code_free(code=code, taken=queries.codes_of_unit(found.unit, besides=found))
    facts = _facts(code, name, kind, purpose, beneficiary, beneficiary_name, valid_from, valid_until, target_amount)
    _check(facts)
    _check_beneficiaries([{**facts, "unit": found.unit}])
    policies.check_covers(valid_from=valid_from, valid_until=valid_until, **queries.days_of_fund(found))
    records.change(found, facts)
    accounts.keep_names([found])
    return found


@action(Permission.OPEN_FUND, at="unit")
def correct_all(*, by, unit, rows):
    """Sửa nhiều quỹ; ``rows``: {pk: facts as of ``open_all``}."""
    found = records.standing_of(Fund, rows, unit)
    given = [{"unit": found[pk].unit, **facts} for pk, facts in rows.items()]
    require_each(
        by=by, permission=Permission.OPEN_FUND, unit=unit, units={row["unit"] for row in given} | {row.unit for row in found.values()}
    )
    records.check_open(found)
    _check_rows(given, queries.codes_of_units({row["unit"].pk for row in given}, besides=found))
    days = queries.days_of_funds(found)
    for pk, row in zip(rows, given, strict=True):
        policies.check_covers(valid_from=row["valid_from"], valid_until=row["valid_until"], **days[pk])
    records.change_all(Fund, found, dict(zip(rows, given, strict=True)))
    accounts.keep_names(row for row in found.values() if row.money_account_id or row.goods_account_id)


@action(Permission.OPEN_FUND, at="fund.unit")
def cancel(*, by, fund, version, reason):
    """Bỏ một quỹ mở nhầm khỏi sổ."""
    found = records.current(fund)
    recorded.check_correctable(found, version)
    policies.check_fund_unused(name=found.name, records=queries.uses_of_funds([found.pk]).get(found.pk, 0))
    return taking_out.one(found, by=by, reason=reason)


@action(Permission.OPEN_FUND, at="unit")
def remove_all(*, by, unit, pks):
    """Hoàn tác một lần nhập quỹ."""
    found = records.standing_of(Fund, pks, unit)
    require_each(by=by, permission=Permission.OPEN_FUND, unit=unit, units={row.unit for row in found.values()})
    uses = queries.uses_of_funds(found)
    for pk, row in found.items():
        policies.check_fund_unused(name=row.name, records=uses.get(pk, 0))
    records.remove_all(Fund, found)


def _facts(code, name, kind, purpose, beneficiary, beneficiary_name, valid_from, valid_until, target_amount):
    return {
        "code": code,
        "name": name,
        "kind": kind,
        "purpose": purpose,
        "beneficiary_id": beneficiary.pk if beneficiary else None,
        "beneficiary_name": beneficiary_name,
        "valid_from": valid_from,
        "valid_until": valid_until,
        "target_amount": target_amount,
    }


def _check(facts):
    policies.check_fund(
        beneficiary=facts["beneficiary_id"],
        **{key: facts[key] for key in ("kind", "beneficiary_name", "valid_from", "valid_until", "target_amount")},
    )


def _check_beneficiaries(rows):
    """Whom the funds help are their units' members; two queries for all rows, none where nobody is named."""
    ids = {row["beneficiary_id"] for row in rows if row["beneficiary_id"]}
    spells, names = (queries.member_spells(ids), queries.names_of(ids)) if ids else ({}, {})
    for row in rows:
        if who := row["beneficiary_id"]:
            policies.check_beneficiary_is_member(
                name=names.get(who, ""), unit=row["unit"], on=row["valid_from"], spells=spells.get(who, ())
            )


def _check_rows(rows, taken):
    """Every fund alone, and the codes among themselves. ``taken``: {unit id: [codes of other standing funds]}."""
    _check_beneficiaries(rows)
    for row in rows:
        _check(row)
        known = taken.setdefault(row["unit"].pk, [])
        policies.check_code_free(code=row["code"], taken=known)
        known.append(row["code"])
