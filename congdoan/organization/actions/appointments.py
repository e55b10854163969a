"""Chức vụ: ghi ai giữ, thôi giữ. The role that follows from a post is granted and ended here, in the same breath."""

from django.db.models import Q
from django.utils.translation import gettext as _

from congdoan.access import grants
from congdoan.access.actions import action, require_each
from congdoan.access.choices import Reach
from congdoan.access.roles import Role
from congdoan.audit.notes import note
from congdoan.kernel import dates
from congdoan.kernel.db import insert_all, update_all
from congdoan.kernel.errors import Refused
from congdoan.organization import policies, queries, standing
from congdoan.organization.choices import COMMITTEE, ROLES, SINGLE, UPPER_LEVEL, How, Permission, Post
from congdoan.organization.models import Appointment
from congdoan.people import policies as recorded
from congdoan.people import queries as people
from congdoan.people.actions import taking_out
from congdoan.units import queries as units


@action(Permission.APPOINT, at="unit")
def appoint(*, by, unit, person, post, valid_from, valid_until=None, term="", duties="", how=How.APPOINTED, succeed=False):
    """Ghi một người giữ chức vụ.

    ``valid_until`` exclusive; ``term`` as "2017-2022". ``succeed``: whoever holds a post that only one can hold steps down on that
    day. The same person, post, unit and first day is the same post: nothing is added, the earlier row is returned.
    """
    row = {
        "unit": unit,
        "person_id": person.pk,
        "post": post,
        "valid_from": valid_from,
        "valid_until": valid_until,
        "term": term,
        "duties": duties,
        "how": how,
    }
    return _appoint(by, [row], succeed, by_hand=True)[0]


@action(Permission.APPOINT, at="unit")
def appoint_all(*, by, unit, rows, succeed=False, because=""):
    """Ghi chức vụ cho nhiều người một lần.

    ``rows``: dicts of unit, person_id and what ``appoint`` takes; returns them in order. ``because``: key of the record for which
    predecessors step down (``succession.take_back`` gives their posts back).
    """
    require_each(by=by, permission=Permission.APPOINT, unit=unit, units={row["unit"] for row in rows})
    made = _appoint(by, rows, succeed, because)
    note(rows=[row.pk for row in made])
    return made


@action(Permission.APPOINT, at="appointment.unit")
def end_post(*, by, appointment, last_day, version):
    """Ghi thôi chức vụ; ``last_day`` là ngày giữ cuối cùng.

    A post that has not begun, and ends before its first day, was never held: the row goes, with the role that would have followed.
    """
    appointment = _current(appointment, version)
    until = dates.day_after(last_day)
    if until <= appointment.valid_from and appointment.valid_from > by.today:
        grants.withdraw(follows=[appointment.key])
        Appointment.objects.filter(pk=appointment.pk).delete()
        note(called_off=appointment.pk)
        return appointment
    if until <= appointment.valid_from:
        raise Refused(_("Ngày thôi phải từ ngày bắt đầu giữ chức vụ trở đi."), field="last_day")
    end_held([appointment], until)
    return appointment


@action(Permission.APPOINT, at="appointment.unit")
def take_out(*, by, appointment, reason, version):
    """Bỏ một chức vụ ghi nhầm: the row stays with day and reason, in no list and no figure; the role that followed goes with it.

    A post that was held and is over is ended, not taken out. Whoever stepped down for it is recorded again by hand.
    """
    appointment = _current(appointment, version)
    policies.check_stands(appointment)
    taking_out.one(appointment, by=by, reason=reason)
    grants.withdraw(follows=[appointment.key])
    note(person=appointment.person_id)
    return appointment


@action(Permission.APPOINT, at="unit")
def end_all(*, by, unit, on, posts=COMMITTEE, because="", persons=None):
    """Ghi thôi mọi người đang giữ các chức vụ này ở đơn vị: từ ngày ``on`` (ngày đó không còn giữ).

    ``because`` as ``appoint_all``; ``persons``: only these (ids).
    """
    held = [row for row in queries.appointments_on(on) if row.unit_id == unit.pk and row.post in posts and row.valid_from < on]
    held = held if persons is None else [row for row in held if row.person_id in persons]
    end_held(held, on, because)
    note(rows=[row.pk for row in held])
    return held


@action(Permission.APPOINT, at="unit")
def correct_all(*, by, unit, rows):
    """Sửa nhiều dòng chức vụ ghi sai. ``rows``: {pk: facts as ``appoint_all`` takes}; returns the rows."""
    changed = list(Appointment.objects.standing().filter(pk__in=rows).select_related("person", "unit").order_by("pk"))
    require_each(by=by, permission=Permission.APPOINT, unit=unit, units={row.unit for row in changed})
    was = {row.pk: (*_same(row), row.valid_until) for row in changed}
    for row in changed:
        for name, value in rows[row.pk].items():
            setattr(row, name, value)
        row.version += 1
    require_each(by=by, permission=Permission.APPOINT, unit=unit, units={row.unit for row in changed})
    _check(by, changed, {row.pk for row in changed})
    _check_members([row for row in changed if (*_same(row), row.valid_until) != was[row.pk]])
    update_all(Appointment, changed, ["person", "unit", "post", "valid_from", "valid_until", "term", "duties", "version"])
    grant_anew(changed)
    note(rows=sorted(rows))
    return changed


@action(Permission.APPOINT, at="unit")
def withdraw_all(*, by, unit, pks):
    """Bỏ các dòng chức vụ ghi nhầm (hoàn tác), cùng quyền đi theo."""
    held = Appointment.objects.filter(pk__in=pks).select_related("unit").order_by("pk")
    require_each(by=by, permission=Permission.APPOINT, unit=unit, units={row.unit for row in held})
    grants.withdraw(follows=[row.key for row in held])
    held.delete()
    note(rows=sorted(pks))


def _current(appointment, version):
    """The row as it stands now, locked; Conflict if it is no longer the one that was read."""
    row = Appointment.objects.select_for_update(of=("self",)).select_related("unit", "person").get(pk=appointment.pk)
    recorded.check_unchanged(row, version, _("Có người vừa sửa chức vụ này. Xem bản mới rồi ghi lại."))
    return row


def end_those_of(unit, on):
    """Every post at a unit that closes ends on ``on`` (exclusive), one with a later last day too; called by the verbs of units.

    So does every grant at the unit and below, those given by hand included: nobody acts at what is no more.
    """
    still = Q(valid_until__isnull=True) | Q(valid_until__gt=on)
    end_held(list(Appointment.objects.standing().filter(still, unit=unit, valid_from__lt=on)), on, _closing(unit))
    grants.end_at(unit=unit, valid_until=on, because=_closing(unit))


def give_back_those_of(unit, was):
    """What ended with a unit on ``was`` (exclusive), and by nothing else since, holds again as before: the unit did not close that day."""
    held = list(queries.ended_by([_closing(unit)]).filter(valid_until=was))
    for row in held:
        grants.lengthen(follows=row.key, was=was, valid_until=row.lasted_until)
        row.valid_until, row.ended_by, row.lasted_until, row.version = row.lasted_until, "", None, row.version + 1
    update_all(Appointment, held, ["valid_until", "ended_by", "lasted_until", "version"])
    grants.give_back(because=_closing(unit), was=was)


def _closing(unit):
    return f"units.unit:{unit.pk}"


def grant_anew(rows):
    """The roles that follow from these posts, worked out again: they were corrected, or their unit turned out to be of another kind."""
    if rows:
        grants.renew(follows=[row.key for row in rows], rows=_roles(rows))
        _take_over(rows)


def _appoint(by, rows, succeed, because="", by_hand=False):
    new = [
        Appointment(
            **{**row, "term": row.get("term") or "", "duties": row.get("duties") or "", "how": row.get("how") or How.IMPORTED},
            recorded_by=by.person,
            recorded_at=by.now,
        )
        for row in rows
    ]
    beside = list(queries.appointments_at({row.unit_id for row in new}))
    same = {_same(row): row for row in beside}
    for row in new if by_hand else ():
        policies.check_same_post(row, held=same.get(_same(row)), name_of=_name)
    fresh = [row for row in new if _same(row) not in same]
    if succeed:
        _step_down([row for row in beside if row.post in SINGLE], fresh, because)
    _check(by, fresh, set(), beside)
    _check_members(fresh)
    insert_all(Appointment, fresh)
    grants.give_all(_roles(fresh))
    _take_over(fresh)
    return [same.get(_same(row), row) for row in new]


def _take_over(rows):
    """Roles given by hand go over to the posts that carry them, on the day these begin; not to one whose end is known."""
    grants.take_over(_roles([row for row in rows if row.valid_until is None]))


def _same(row):
    return row.person_id, row.unit_id, str(row.post), row.valid_from


def _step_down(held, fresh, because):
    """Holders of single posts leave them on the day their successors begin."""
    ended = {}
    for row in fresh:
        for other in held:
            if (
                other.post == row.post
                and other.unit_id == row.unit_id
                and other.holds_on(row.valid_from)
                and other.valid_from < row.valid_from
            ):
                ended.setdefault(row.valid_from, []).append(other)
    for day, rows in ended.items():
        end_held(rows, day, because)


def end_held(rows, day, because=""):
    """Posts end on ``day`` (exclusive); what ended them is remembered with the end they had, where a record did it."""
    end_each([(row, day, because) for row in rows])


def end_each(ended):
    """``end_held`` of posts that end each on its own day: [(Appointment, day, because)]."""
    days = {}
    for row, day, because in ended:
        if row.valid_until is not None and row.valid_until < day:
            grants.lengthen(follows=row.key, was=row.valid_until, valid_until=day)
        row.ended_by, row.lasted_until = because, row.valid_until if because else None
        row.valid_until, row.version = day, row.version + 1
        days.setdefault(day, []).append(row.key)
    update_all(Appointment, [row for row, _day, _because in ended], ["valid_until", "ended_by", "lasted_until", "version"])
    for day, keys in days.items():
        grants.end(follows=keys, valid_until=day)


def _check(by, rows, instead_of, beside=None):
    """Each row by itself and beside all others at its unit; ``instead_of``: pks of rows that these replace."""
    beside = list(queries.appointments_at({row.unit_id for row in rows})) if beside is None else beside
    by_unit = {}
    for row in [other for other in beside if other.pk not in instead_of] + rows:
        by_unit.setdefault(row.unit_id, []).append(row)
    for row in rows:
        policies.read_term(row.term)
        policies.check_appointment(row, unit=row.unit, today=by.today)
        policies.check_beside(row, by_unit[row.unit_id], name_of=_name)


def _check_members(rows):
    """Who takes a post in a union belongs to it; two queries and the members room's own for all rows."""
    unions, spells = queries.unions_around({row.unit for row in rows}), standing.spells_of({row.person_id for row in rows})
    for row in rows:
        policies.check_is_of_the_union(row, unit=row.unit, union=unions[row.unit_id], spells=spells.get(row.person_id, ()), name_of=_name)


def as_long_as_members(rows):
    """The rows (as of ``appoint_all``), each until the person left the union, if he did: an election of long ago is recorded after that."""
    unions, spells = queries.unions_around({row["unit"] for row in rows}), standing.spells_of({row["person_id"] for row in rows})
    for row in rows:
        union, held, until = unions[row["unit"].pk], spells.get(row["person_id"], ()), row.get("valid_until")
        left = policies.no_member_from(row["valid_from"], union=union, spells=held) if union is not None else None
        if left is not None and left > row["valid_from"] and (until is None or until > left):
            row["valid_until"] = left
    return rows


def _name(person_id):
    """Asked only when a refusal needs it."""
    return people.persons().get(pk=person_id).full_name


def _roles(rows):
    """The roles that follow, as ``grants.give_all`` takes them: below the grassroots with reach here and below; at higher levels officers see totals."""
    levels = units.kind_levels()
    given = []
    for row in rows:
        role = ROLES.get(Post(row.post))
        if role is None:
            continue
        upper = levels.get(row.unit.kind, UPPER_LEVEL + 1) <= UPPER_LEVEL
        if upper and role in (Role.CHAIR, Role.VICE_CHAIR, Role.COMMITTEE_MEMBER):
            role = Role.SUPERIOR_OFFICER
        reach = Reach.HERE if upper and role != Role.SUPERIOR_OFFICER else Reach.HERE_AND_BELOW
        given.append(
            {
                "person_id": row.person_id,
                "role": role,
                "unit": row.unit,
                "reach": reach,
                "follows": row.key,
                "valid_from": row.valid_from,
                "valid_until": row.valid_until,
            }
        )
    return given
