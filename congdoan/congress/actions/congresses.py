"""Đại hội: ghi, sửa, bỏ. A congress opens the next term and closes the one before, through organization's terms."""

from congdoan.access.actions import action, require_each
from congdoan.audit.notes import note
from congdoan.congress import policies, queries
from congdoan.congress.choices import Permission
from congdoan.congress.models import Congress
from congdoan.kernel.db import insert_all, update_all
from congdoan.organization import policies as organization
from congdoan.organization.actions import terms
from congdoan.people import policies as recorded
from congdoan.people.actions import taking_out
from congdoan.units import queries as units

FIELDS = ("held_on", "ordinal", "form", "summoned", "present", "guests", "agenda", "resolution")


@action(Permission.RECORD_CONGRESS, at="unit")
def record(*, by, unit, held_on, term, form, ordinal=None, summoned=None, present=None, guests="", agenda="", resolution=""):
    """Ghi đại hội.

    ``term`` is the one that it opens, as "2023-2028"; the term before is closed with this day included.
    """
    row = {
        "unit": unit, "held_on": held_on, "term": term, "form": form, "ordinal": ordinal, "summoned": summoned, "present": present,
        "guests": guests, "agenda": agenda, "resolution": resolution,
    }  # fmt: skip
    _check(by, row, queries.days_of_congresses([unit.pk]).get(unit.pk, []))
    made = Congress.objects.create(recorded_by=by.person, recorded_at=by.now, **_facts(row))
    _open_term(by, made)
    return made


@action(Permission.RECORD_CONGRESS, at="unit")
def record_all(*, by, unit, rows):
    """Ghi nhiều đại hội; ``rows``: dicts with unit, term and FIELDS."""
    require_each(by=by, permission=Permission.RECORD_CONGRESS, unit=unit, units={row["unit"] for row in rows})
    days = queries.days_of_congresses({row["unit"].pk for row in rows})
    for row in rows:
        known = days.setdefault(row["unit"].pk, [])
        _check(by, row, known)
        known.append(row["held_on"])
    made = insert_all(Congress, [Congress(recorded_by=by.person, recorded_at=by.now, **_facts(row)) for row in rows])
    for congress in sorted(made, key=lambda one: one.held_on):
        _open_term(by, congress)
    note(rows=[congress.pk for congress in made])
    return made


@action(Permission.RECORD_CONGRESS, at="congress.unit")
def correct(*, by, congress, version, held_on, term, form, ordinal=None, summoned=None, present=None, guests="", agenda="", resolution=""):
    """Sửa đại hội; the term follows."""
    found = _current(congress)
    recorded.check_correctable(found, version)
    row = {
        "unit": found.unit, "held_on": held_on, "term": term, "form": form, "ordinal": ordinal, "summoned": summoned, "present": present,
        "guests": guests, "agenda": agenda, "resolution": resolution,
    }  # fmt: skip
    _check(by, row, queries.days_of_congresses([found.unit_id], besides=[found.pk]).get(found.unit_id, []))
    _rewrite(by, {found.pk: found}, {found.pk: row})
    return found


@action(Permission.RECORD_CONGRESS, at="unit")
def correct_all(*, by, unit, rows):
    """Sửa nhiều đại hội; ``rows``: {pk: facts as of ``record_all``}; what is not given stays."""
    found = _standing_of(rows, unit)
    given = {pk: {**_as_it_stands(found[pk]), **facts} for pk, facts in rows.items()}
    reached = {row["unit"] for row in given.values()} | {one.unit for one in found.values()}
    require_each(by=by, permission=Permission.RECORD_CONGRESS, unit=unit, units=reached)
    days = queries.days_of_congresses({one.pk for one in reached}, besides=found)
    for row in given.values():
        known = days.setdefault(row["unit"].pk, [])
        _check(by, row, known)
        known.append(row["held_on"])
    _rewrite(by, found, given)
    note(rows=sorted(rows))


@action(Permission.RECORD_CONGRESS, at="congress.unit")
def cancel(*, by, congress, version, reason):
    """Bỏ đại hội ghi nhầm khỏi sổ; nhiệm kỳ do nó mở cũng bỏ."""
    found = _current(congress)
    recorded.check_correctable(found, version)
    _withdraw_term(by, found)
    return taking_out.one(found, by=by, reason=reason)


@action(Permission.RECORD_CONGRESS, at="unit")
def remove_all(*, by, unit, pks):
    """Hoàn tác một lần nhập đại hội; nhiệm kỳ do các đại hội ấy mở cũng bỏ.

    Deletes the rows that the import made; the engine has seen that nobody touched them since (ADR 0012).
    """
    found = _standing_of(pks, unit)
    require_each(by=by, permission=Permission.RECORD_CONGRESS, unit=unit, units={one.unit for one in found.values()})
    for congress in reversed(found.values()):
        _withdraw_term(by, congress)
        congress.delete()
    note(rows=sorted(found))


def _check(by, row, others):
    organization.read_term(row["term"])
    policies.check_term(row["term"])
    policies.check_happened(on=row["held_on"], today=by.today)
    policies.check_attendance(summoned=row["summoned"], present=row["present"])
    policies.check_new_congress(on=row["held_on"], others=others)


def _facts(row):
    first_year, last_year = organization.read_term(row["term"])
    return {"unit": row["unit"], "first_year": first_year, "last_year": last_year, **{name: row[name] for name in FIELDS}}


def _as_it_stands(congress):
    return {"unit": congress.unit, "term": congress.term, **{name: getattr(congress, name) for name in FIELDS}}


def _current(congress):
    return Congress.objects.select_for_update(of=("self",)).select_related("unit").get(pk=congress.pk)


def _standing_of(pks, unit):
    found = Congress.objects.select_for_update(of=("self",)).standing().filter(units.today_q(unit.path, "unit__path"))
    return {one.pk: one for one in found.select_related("unit").filter(pk__in=list(pks)).order_by("held_on", "pk")}


def _open_term(by, congress):
    """The unit's term begins; a second congress of the same term (bất thường) opens nothing."""
    first = queries.opener(congress.unit, congress.first_year, besides=congress)
    if first is None or congress.held_on < first.held_on:
        terms.open(
            by=by, unit=congress.unit, first_year=congress.first_year, last_year=congress.last_year, on=congress.held_on,
            ordinal=congress.ordinal,
        )  # fmt: skip


def _withdraw_term(by, congress):
    """The term goes with the congress that opened it, or to the other congress of the same term."""
    other = queries.opener(congress.unit, congress.first_year, besides=congress)
    if other is None:
        terms.withdraw(by=by, unit=congress.unit, first_year=congress.first_year)
    elif congress.held_on < other.held_on:
        terms.open(by=by, unit=other.unit, first_year=other.first_year, last_year=other.last_year, on=other.held_on, ordinal=other.ordinal)


def _rewrite(by, found, rows):
    for pk, row in rows.items():
        congress, facts = found[pk], _facts(row)
        if (congress.unit_id, congress.first_year) != (facts["unit"].pk, facts["first_year"]):
            _withdraw_term(by, congress)
        for name, value in facts.items():
            setattr(congress, name, value)
        congress.version += 1
    update_all(Congress, [found[pk] for pk in rows], ["unit", "first_year", "last_year", "version", *FIELDS])
    for pk in rows:
        _open_term(by, found[pk])
