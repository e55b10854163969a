"""Cơ quan dân cử, cấp ủy và đoàn viên là đại biểu: ghi, sửa, bỏ."""

from django.db.models import ProtectedError
from django.utils.translation import gettext as _

from congdoan.access.actions import action, require_each
from congdoan.audit.notes import note
from congdoan.kernel.db import insert_all, update_all
from congdoan.kernel.errors import Refused
from congdoan.kernel.text import squeeze
from congdoan.membership import queries, standards
from congdoan.membership.choices import Permission
from congdoan.membership.models import Council, CouncilSeat
from congdoan.organization import policies as organization
from congdoan.people import policies as recorded
from congdoan.people.actions import taking_out


@action(Permission.RECORD_COUNCIL, at="unit")
def record_council(*, by, unit, name, level, term, seats):
    """Ghi một cơ quan dân cử, cấp ủy. ``term``: "2016-2021". The same name and first year at the unit is the same body."""
    return _councils(by, [{"unit": unit, "name": name, "level": level, "term": term, "seats": seats}])[0]


@action(Permission.RECORD_COUNCIL, at="unit")
def record_councils(*, by, unit, rows):
    """Ghi nhiều cơ quan dân cử một lần. ``rows``: dicts of unit, name, level, term, seats."""
    require_each(by=by, permission=Permission.RECORD_COUNCIL, unit=unit, units={row["unit"] for row in rows})
    made = _councils(by, rows)
    note(rows=[row.pk for row in made])
    return made


@action(Permission.RECORD_COUNCIL, at="unit")
def correct_councils(*, by, unit, rows):
    """Sửa cơ quan dân cử. ``rows``: {pk: facts as ``record_councils`` takes, all of them}."""
    changed = list(Council.objects.filter(pk__in=rows).select_related("unit").order_by("pk"))
    reached = {row.unit for row in changed} | {facts["unit"] for facts in rows.values()}
    require_each(by=by, permission=Permission.RECORD_COUNCIL, unit=unit, units=reached)
    for row in changed:
        _fill(row, rows[row.pk], by)
        row.version += 1
    update_all(Council, changed, ["unit", "name", "level", "first_year", "last_year", "seats", "version"])
    note(rows=sorted(rows))
    return changed


@action(Permission.RECORD_COUNCIL, at="unit")
def withdraw_councils(*, by, unit, pks):
    """Bỏ cơ quan dân cử ghi nhầm (hoàn tác)."""
    gone = Council.objects.filter(pk__in=pks).select_related("unit")
    require_each(by=by, permission=Permission.RECORD_COUNCIL, unit=unit, units={row.unit for row in gone})
    note(rows=sorted(pks))
    try:
        gone.delete()
    except ProtectedError as problem:
        raise Refused(_("Đã ghi đại biểu của cơ quan này, nên chưa bỏ được. Gỡ các dòng ấy trước.")) from problem


@action(Permission.RECORD_COUNCIL, at="unit")
def seat(*, by, unit, person, council, valid_from, valid_until=None):
    """Ghi một đoàn viên là đại biểu dân cử, cấp ủy viên. ``valid_until`` exclusive."""
    row = {"unit": unit, "person_id": person.pk, "council_id": council.pk, "valid_from": valid_from, "valid_until": valid_until}
    return _seats(by, unit, [row])[0]


@action(Permission.RECORD_COUNCIL, at="unit")
def seat_all(*, by, unit, rows):
    """Ghi nhiều đại biểu một lần. ``rows``: dicts of unit, person_id, council_id, valid_from, valid_until."""
    require_each(by=by, permission=Permission.RECORD_COUNCIL, unit=unit, units={row["unit"] for row in rows})
    made = _seats(by, unit, rows)
    note(rows=[row.pk for row in made])
    return made


@action(Permission.RECORD_COUNCIL, at="seat.unit")
def correct_seat(*, by, seat, version, council, valid_from, valid_until=None):
    """Sửa một dòng đại biểu, ghi thôi giữ. ``valid_until`` exclusive; Conflict if ``version`` is not the current one."""
    row = CouncilSeat.objects.select_for_update(of=("self",)).select_related("unit").get(pk=seat.pk)
    recorded.check_correctable(row, version)
    row.council_id, row.valid_from, row.valid_until, row.version = council.pk, valid_from, valid_until, row.version + 1
    _check_seats(by, row.unit, [row])
    update_all(CouncilSeat, [row], ["council", "valid_from", "valid_until", "version"])
    return row


@action(Permission.RECORD_COUNCIL, at="seat.unit")
def cancel_seat(*, by, seat, version, reason):
    """Bỏ một dòng đại biểu ghi nhầm; the row stays with day and reason. Who held the seat and holds it no more is corrected instead."""
    row = CouncilSeat.objects.select_for_update(of=("self",)).get(pk=seat.pk)
    recorded.check_correctable(row, version)
    return taking_out.one(row, by=by, reason=reason)


@action(Permission.RECORD_COUNCIL, at="unit")
def correct_seats(*, by, unit, rows):
    """Sửa các dòng đại biểu. ``rows``: {pk: facts as ``seat_all`` takes, those to be changed alone}."""
    changed = list(CouncilSeat.objects.filter(pk__in=rows).select_related("unit").order_by("pk"))
    require_each(by=by, permission=Permission.RECORD_COUNCIL, unit=unit, units={row.unit for row in changed})
    for row in changed:
        for name, value in rows[row.pk].items():
            setattr(row, name, value)
        row.version += 1
    require_each(by=by, permission=Permission.RECORD_COUNCIL, unit=unit, units={row.unit for row in changed})
    _check_seats(by, unit, changed)
    update_all(CouncilSeat, changed, ["unit", "person", "council", "valid_from", "valid_until", "version"])
    note(rows=sorted(rows))
    return changed


@action(Permission.RECORD_COUNCIL, at="unit")
def withdraw_seats(*, by, unit, pks):
    """Bỏ các dòng đại biểu ghi nhầm (hoàn tác)."""
    gone = CouncilSeat.objects.filter(pk__in=pks).select_related("unit")
    require_each(by=by, permission=Permission.RECORD_COUNCIL, unit=unit, units={row.unit for row in gone})
    note(rows=sorted(pks))
    gone.delete()


def _councils(by, rows):
    made = [_fill(Council(recorded_by=by.person, recorded_at=by.now), row, by) for row in rows]
    known = {_name(row): row for row in Council.objects.filter(unit__in={row.unit_id for row in made}).order_by("pk")}
    fresh = [row for row in made if known.setdefault(_name(row), row) is row]
    insert_all(Council, fresh)
    return [known[_name(row)] for row in made]


def _name(row):
    return row.unit_id, row.name, row.first_year


def _fill(row, facts, by):
    row.unit, row.name, row.level, row.seats = facts["unit"], squeeze(facts["name"]), facts["level"], facts["seats"]
    row.first_year, row.last_year = organization.read_term(facts["term"]) or (0, 0)
    standards.check_council(name=row.name, first_year=row.first_year, last_year=row.last_year, seats=row.seats, today=by.today)
    return row


def _seats(by, unit, rows):
    made = [CouncilSeat(**row, recorded_by=by.person, recorded_at=by.now) for row in rows]
    held = {_same(row): row for row in CouncilSeat.objects.standing().filter(council__in={row.council_id for row in made}).order_by("pk")}
    fresh = [row for row in made if held.setdefault(_same(row), row) is row]
    _check_seats(by, unit, fresh)
    insert_all(CouncilSeat, fresh)
    return [held[_same(row)] for row in made]


def _same(row):
    return row.council_id, row.person_id, row.valid_from


def _check_seats(by, unit, rows):
    """Each seat beside those of its council, and beside when its holder was a member of the union."""
    councils = queries.council_names({row.council_id for row in rows})
    mine = {row.pk for row in rows if row.pk}
    beside = {}
    for other in CouncilSeat.objects.standing().filter(council__in=set(councils)).exclude(pk__in=mine).order_by("pk"):
        beside.setdefault(other.council_id, []).append(other)
    spells = queries.spells(unit, {row.person_id for row in rows})
    for row in rows:
        others = beside.setdefault(row.council_id, [])
        standards.check_seat(
            row,
            council=councils[row.council_id],
            others=others,
            today=by.today,
            member_on=lambda day, row=row: spells.on(row.person_id, day),
        )
        others.append(row)
