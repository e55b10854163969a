"""Đoàn viên as cells and back: what stands in the book, and what the actions take."""

import datetime

from congdoan.membership import queries
from congdoan.membership.actions import members
from congdoan.membership.columns.own import WhyLeftColumn
from congdoan.membership.guarded import unseen
from congdoan.workbooks.columns import ApproximateDate, day, last_day
from congdoan.workbooks.sheets import Existing

_day = datetime.date.fromisoformat
_READ = {
    **dict.fromkeys(("valid_from", "party_joined_on", "party_introduced_on"), _day),
    **dict.fromkeys(("birth", "union_joined"), ApproximateDate.precise),
    "valid_until": lambda value: _day(value) + datetime.timedelta(days=1),
}
"""How the action's value is read from a canonical one that is not empty."""
TEXTS = frozenset(("national_id", "member_number", "ethnic_group", "job_title", "professional_level", "phone", "email"))
OF_PERSON = (
    "full_name", "birth", "sex", "national_id", "member_number", "ethnic_group", "professional_level", "party_joined_on",
    "party_introduced_on", "phone", "email",
)  # fmt: skip
"""Columns that say something of the person, not of the period: the same in all rows of one person."""


def existing(*, by, unit):
    """Every period in the unit and below; what the actor may not see stays empty."""
    hidden = unseen(by, unit)
    rows = queries.memberships_below(by=by, unit=unit)
    return [Existing(row.pk, _cells(row) | dict.fromkeys(hidden), row.unit_id, row.version) for row in rows]


def _cells(row):
    person, party = row.person, getattr(row.person, "party", None)
    return {
        "full_name": person.full_name,
        "birth": ApproximateDate.canonical(person.birth_on, person.birth_precision),
        "sex": str(person.sex),
        "national_id": person.national_id,
        "member_number": row.member_number or None,
        "ethnic_group": person.ethnic_group or None,
        "job_title": row.job_title or None,
        "professional_level": person.professional_level or None,
        "party_joined_on": day(party.joined_on) if party else None,
        "union_joined": ApproximateDate.canonical(row.union_joined_on, row.union_joined_precision),
        "valid_from": day(row.valid_from),
        "how": str(row.how),
        "valid_until": last_day(row.valid_until),
        "why_left": str(row.why_left_text) or None,
        "phone": person.phone or None,
        "email": person.email or None,
        "party_introduced_on": day(party.introduced_on) if party else None,
    }


def facts(cells, units):
    """Canonical cells as the actions take them. ``units``: {pk: Unit}."""
    said = {}
    for name, value in cells.items():
        if name == "unit":
            said["unit"] = units[value]
        elif name == "why_left":
            said |= WhyLeftColumn.stored(value)
        elif name in _READ:
            said[name] = _READ[name](value) if value else None
        else:
            said[name] = (value or "") if name in TEXTS else value
    return said


def whole(row, units):
    """All facts of a row; where the file lacks a column, what the book has. Made once, from judging to writing: not to be changed."""
    if row.facts is None:
        cells = row.cells
        if row.match:
            cells = row.match.cells | {name: value for name, value in cells.items() if name in row.given}
        row.facts = {**facts({name: value for name, value in cells.items() if name != "unit"}, units), "unit": row.unit}
    return row.facts


def write(*, by, unit, new, changed, run):
    """New periods, then changed ones."""
    if new:
        rows = [{name: value for name, value in whole(row, run.units).items() if value is not None} for row in new]
        for row, made in zip(new, members.admit_all(by=by, unit=unit, rows=rows), strict=True):
            row.pk = made.pk
    if changed:
        rows = {row.pk: facts({name: new for name, (_old, new) in row.changes.items()}, run.units) for row in changed}
        members.correct_all(by=by, unit=unit, rows=rows)


def person_as_known(person, standing):
    """What the book says of a person whom a new row is about to add to: kept for the undo. ``standing``: PartyStanding or None."""
    return {
        "person": person.pk,
        "full_name": person.full_name,
        "birth": ApproximateDate.canonical(person.birth_on, person.birth_precision),
        "sex": str(person.sex),
        **{name: getattr(person, name) for name in ("national_id", "ethnic_group", "professional_level", "phone", "email")},
        "party_introduced_on": day(standing.introduced_on) if standing else None,
        "party_joined_on": day(standing.joined_on) if standing else None,
    }


def undo(*, by, unit, created, changed, was=None):
    """Old values back, new rows gone. ``was``: {pk: person_as_known} of new rows of people who were known before."""
    if created:
        known = {one["person"]: facts({name: value for name, value in one.items() if name != "person"}, {}) for one in (was or {}).values()}
        members.withdraw_all(by=by, unit=unit, pks=created, known=known)
    if changed:
        members.correct_all(by=by, unit=unit, rows={pk: facts(old, queries.units_below(unit)) for pk, old in changed})
