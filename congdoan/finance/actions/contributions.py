"""Khoản ủng hộ: ghi một khoản, ghi cho cả đơn vị, sửa, bỏ."""

from congdoan.access.actions import action, require_each
from congdoan.audit.notes import note
from congdoan.finance import policies, queries
from congdoan.finance.actions import joining, records
from congdoan.finance.choices import Permission
from congdoan.finance.models import Contribution
from congdoan.kernel.db import insert_all
from congdoan.ledger import policies as books
from congdoan.people import policies as recorded
from congdoan.people.actions import taking_out

FIELDS = ("fund_id", "given_on", "donor_id", "donor_name", "amount", "goods", "quantity", "goods_value")


@action(Permission.RECORD_CONTRIBUTION, at="unit")
def record(
    *, by, unit, fund, given_on, donor=None, donor_name="", joint_donor=None, joint_name="", amount=0, goods="", quantity=None,
    goods_value=0, name_shown=False, by_bank=False,
):  # fmt: skip
    """Ghi một khoản ủng hộ.

    ``donor``: a person who is a member on that day, or else ``donor_name``; ``joint_donor``, ``joint_name``: who gives the same gift together with
    them. Money in đồng; a contribution in kind has ``goods``, and if known ``quantity`` and ``goods_value`` (đồng). ``name_shown``: they agreed to be named publicly;
    ``by_bank``: the money came into the bank account.
    """
    facts = _facts(fund, given_on, donor, donor_name, amount, goods, quantity, goods_value) | {"name_shown": name_shown, "by_bank": by_bank}
    records.check_open([fund.pk])
    _check(by, unit, fund, facts, queries.member_spells([donor.pk] if donor else []), donor.full_name if donor else "")
    made = Contribution.objects.create(unit=unit, recorded_by=by.person, recorded_at=by.now, **facts)
    joining.keep(by, made, joint_donor, joint_name)
    return made


@action(Permission.RECORD_CONTRIBUTION, at="unit")
def collect(*, by, unit, fund, given_on, gifts):
    """Ghi một lần quyên góp của cả đơn vị.

    ``gifts``: [(person, amount in đồng)], one for each member who gave; one log entry names all rows.
    """
    records.check_open([fund.pk])
    spells = queries.member_spells([person.pk for person, _amount in gifts])
    made = []
    for person, amount in gifts:
        facts = _facts(fund, given_on, person, "", amount, "", None, 0)
        _check(by, unit, fund, facts, spells, person.full_name)
        made.append(Contribution(unit=unit, recorded_by=by.person, recorded_at=by.now, **facts))
    made = insert_all(Contribution, made)
    note(rows=[row.pk for row in made], fund=fund.pk)
    return made


@action(Permission.RECORD_CONTRIBUTION, at="unit")
def record_all(*, by, unit, rows):
    """Ghi nhiều khoản ủng hộ.

    ``rows``: dicts with unit, fund_id, given_on, donor_id, donor_name, amount, goods, quantity, goods_value.
    """
    require_each(by=by, permission=Permission.RECORD_CONTRIBUTION, unit=unit, units={row["unit"] for row in rows})
    _check_rows(by, rows)
    made = insert_all(
        Contribution,
        [Contribution(unit=row["unit"], recorded_by=by.person, recorded_at=by.now, **{name: row[name] for name in FIELDS}) for row in rows],
    )
    note(rows=[row.pk for row in made])
    return made


@action(Permission.RECORD_CONTRIBUTION, at="contribution.unit")
def correct(
    *, by, contribution, version, fund, given_on, donor=None, donor_name="", joint_donor=None, joint_name="", amount=0, goods="",
    quantity=None, goods_value=0, name_shown=False, by_bank=False,
):  # fmt: skip
    """Sửa một khoản ủng hộ."""
    found = records.current(contribution)
    recorded.check_correctable(found, version)
    joining.check_own(found)
    facts = _facts(fund, given_on, donor, donor_name, amount, goods, quantity, goods_value) | {"name_shown": name_shown, "by_bank": by_bank}
    records.check_open([fund.pk, found.fund_id])
    _check(by, found.unit, fund, facts, queries.member_spells([donor.pk] if donor else []), donor.full_name if donor else "")
    records.change(found, facts)
    joining.keep(by, found, joint_donor, joint_name)
    return found


@action(Permission.RECORD_CONTRIBUTION, at="unit")
def correct_all(*, by, unit, rows):
    """Sửa nhiều khoản ủng hộ; ``rows``: {pk: facts as of ``record_all``}."""
    found = records.standing_of(Contribution, rows, unit)
    given = [{"unit": found[pk].unit, **facts} for pk, facts in rows.items()]
    require_each(
        by=by,
        permission=Permission.RECORD_CONTRIBUTION,
        unit=unit,
        units={row["unit"] for row in given} | {row.unit for row in found.values()},
    )
    _check_rows(by, given, also=[row.fund_id for row in found.values()])
    records.change_all(Contribution, found, dict(zip(rows, given, strict=True)))
    joining.follow(found)


@action(Permission.RECORD_CONTRIBUTION, at="contribution.unit")
def cancel(*, by, contribution, version, reason):
    """Bỏ một khoản ủng hộ khỏi sổ."""
    found = records.current(contribution)
    recorded.check_correctable(found, version)
    joining.check_own(found)
    records.check_open([found.fund_id])
    books.check_unsettled(found)
    taking_out.one(found, by=by, reason=reason)
    joining.leave(by, found, reason)
    return found


@action(Permission.RECORD_CONTRIBUTION, at="unit")
def remove_all(*, by, unit, pks):
    """Hoàn tác một lần nhập khoản ủng hộ."""
    found = records.standing_of(Contribution, pks, unit)
    require_each(by=by, permission=Permission.RECORD_CONTRIBUTION, unit=unit, units={row.unit for row in found.values()})
    records.check_open(row.fund_id for row in found.values())
    records.remove_all(Contribution, found)


def _facts(fund, given_on, donor, donor_name, amount, goods, quantity, goods_value):
    return {
        "fund_id": fund.pk,
        "given_on": given_on,
        "donor_id": donor.pk if donor else None,
        "donor_name": donor_name,
        "amount": amount or 0,
        "goods": goods,
        "quantity": quantity,
        "goods_value": goods_value or 0,
    }


def _check(by, unit, fund, facts, spells, name):
    """The policies of one contribution. ``spells``: {person id: [(unit path, from, until)]}."""
    policies.check_happened(on=facts["given_on"], today=by.today, field="given_on")
    policies.check_reaches(fund=fund, unit=unit)
    policies.check_within_fund(fund=fund, on=facts["given_on"], field="given_on")
    policies.check_one_donor(donor=facts["donor_id"], donor_name=facts["donor_name"])
    policies.check_given(**{key: facts[key] for key in ("amount", "goods", "quantity", "goods_value")})
    if facts["donor_id"]:
        policies.check_donor_is_member(name=name, unit=unit, on=facts["given_on"], spells=spells.get(facts["donor_id"], ()))


def _check_rows(by, rows, also=()):
    """Every row alone; nothing goes into or out of a closed fund. ``also``: ids of the funds in which they stood."""
    funds = queries.funds_by_id({row["fund_id"] for row in rows})
    records.check_open([*funds, *also])
    donors = {row["donor_id"] for row in rows if row["donor_id"]}
    spells, names = queries.member_spells(donors), queries.names_of(donors)
    for row in rows:
        _check(by, row["unit"], funds[row["fund_id"]], row, spells, names.get(row["donor_id"], ""))
