"""Đoàn viên: kết nạp, sửa, ghi rời. One member or a whole book of them, by the same policies."""

from django.db.models import ProtectedError
from django.utils.translation import gettext as _

from congdoan.access.actions import action, require_each
from congdoan.audit.notes import note
from congdoan.kernel.db import insert_all, maker, update_all
from congdoan.kernel.errors import Refused
from congdoan.membership import moving, policies, queries
from congdoan.membership.actions import _endings, _party, _people
from congdoan.membership.choices import How, Permission, WhyLeft
from congdoan.membership.guarded import unseen
from congdoan.membership.models import Membership, PartyStanding
from congdoan.people import policies as recorded
from congdoan.people.actions import persons
from congdoan.units import queries as units

_OWN = ("unit", "how", "valid_from", "valid_until", "why_left", "why_left_note", "member_number", "job_title")
_WRITTEN = [*_OWN, "union_joined_on", "union_joined_precision", "version"]


@action(Permission.ADMIT_MEMBER, at="unit")
def admit(
    *, by, unit, full_name, sex, birth, union_joined, how=How.ADMITTED, valid_from=None, national_id="", member_number="", phone="",
    email="", ethnic_group="", job_title="", professional_level="", party_introduced_on=None, party_joined_on=None,
):  # fmt: skip
    """Kết nạp, ghi một đoàn viên vào đơn vị.

    ``birth``, ``union_joined``: ApproximateDate (birth may be None); ``valid_from``: first day in this unit, the day of joining the
    union if None. Somebody already known (identity number, member number, or name and birth date in the unit) is not doubled; an open
    membership elsewhere that the actor may end is closed the day before. Refused: dates out of order, under fifteen, a unit
    without members of its own, an open membership elsewhere. Returns the Membership.
    """
    row = {
        "unit": unit, "full_name": full_name, "sex": sex, "birth": birth, "union_joined": union_joined, "how": how,
        "valid_from": valid_from, "national_id": national_id, "member_number": member_number, "phone": phone, "email": email,
        "ethnic_group": ethnic_group, "job_title": job_title, "professional_level": professional_level,
    }  # fmt: skip
    row |= {name: day for name, day in (("party_introduced_on", party_introduced_on), ("party_joined_on", party_joined_on)) if day}
    return _admit(by, unit, [row], leave_elsewhere=True)[0]


@action(Permission.ADMIT_MEMBER, at="unit")
def admit_all(*, by, unit, rows):
    """Ghi nhiều đoàn viên một lần.

    ``rows``: dicts of unit and what ``admit`` takes, also valid_until (exclusive), why_left, why_left_note; several rows of one
    person are several periods. Returns the Memberships in the order given. At most fifteen statements, whatever the rows.
    """
    require_each(by=by, permission=Permission.ADMIT_MEMBER, unit=unit, units={row["unit"] for row in rows})
    made = _admit(by, unit, rows)
    note(rows=[row.pk for row in made])
    return made


@action(Permission.CORRECT_MEMBER, at="membership.unit")
def correct(
    *, by, membership, version, full_name, sex, birth, union_joined, how, valid_from, national_id="", member_number="", phone="",
    email="", ethnic_group="", job_title="", professional_level="", party_introduced_on=None, party_joined_on=None,
):  # fmt: skip
    """Sửa thông tin một đoàn viên.

    Arguments as ``admit``. Conflict if ``version`` is not the current one: somebody else has edited this membership, or the person
    through another. Refused: facts of a person who is a member elsewhere today, where ``by`` may not correct them. What ``by`` may not see
    stays as it is.
    """
    membership = _current(membership, version)
    hidden = unseen(by, membership.unit)
    facts = {
        "full_name": full_name, "sex": sex, "birth": birth, "union_joined": union_joined, "how": how, "valid_from": valid_from,
        "national_id": national_id, "member_number": member_number, "phone": phone, "email": email, "ethnic_group": ethnic_group,
        "job_title": job_title, "professional_level": professional_level, "party_introduced_on": party_introduced_on,
        "party_joined_on": party_joined_on,
    }  # fmt: skip
    return _correct(by, {membership.pk: {name: value for name, value in facts.items() if name not in hidden}})[0]


@action(Permission.CORRECT_MEMBER, at="unit")
def correct_all(*, by, unit, rows):
    """Sửa nhiều đoàn viên một lần. ``rows``: {pk: facts as ``admit_all`` takes, those to be changed alone}; returns them by pk."""
    found = list(Membership.objects.filter(pk__in=rows).select_related("unit"))
    reached = {row.unit for row in found} | {facts["unit"] for facts in rows.values() if "unit" in facts}
    require_each(by=by, permission=Permission.CORRECT_MEMBER, unit=unit, units=reached)
    note(rows=sorted(rows))
    return _correct(by, rows)


@action(Permission.END_MEMBERSHIP, at="membership.unit")
def leave(*, by, membership, last_day, why_left, version, why_left_note=""):
    """Ghi đoàn viên rời đơn vị; ``last_day`` là ngày cuối cùng còn sinh hoạt.

    Posts in the union and a running pause end with it; moving to another group of the union keeps the posts.
    """
    membership = _current(membership, version)
    policies.check_may_leave(membership=membership)
    until = last_day.fromordinal(last_day.toordinal() + 1)
    policies.check_leaving(valid_until=until, why_left=why_left, today=by.today)
    [gone] = _correct(by, {membership.pk: {"valid_until": until, "why_left": why_left, "why_left_note": why_left_note}})
    return gone


@action(Permission.CORRECT_MEMBER, at="unit")
def withdraw_all(*, by, unit, pks, known=None):
    """Bỏ các dòng đoàn viên ghi nhầm (hoàn tác), cùng những người chưa có việc gì khác gắn với mình.

    ``known``: {person id: facts as ``admit_all`` takes} of people who were known before: they stay, and what was said of them is put back.
    """
    known = known or {}
    gone = list(Membership.objects.filter(pk__in=pks).select_related("unit", "person"))
    require_each(by=by, permission=Permission.CORRECT_MEMBER, unit=unit, units={row.unit for row in gone})
    note(rows=sorted(pks))
    _endings.give_back({row: row.valid_until for row in gone})
    Membership.objects.filter(pk__in=pks).delete()
    ids = {row.person_id for row in gone}
    kept = set(queries.matching(ids).order_by().values_list("person_id", flat=True)) | queries.with_an_account(ids) | known.keys()
    PartyStanding.objects.filter(person_id__in=ids - kept).delete()
    try:
        persons.remove_all(ids - kept)
    except ProtectedError as problem:
        raise Refused(_("Đã có việc khác ghi cho những đoàn viên này, nên chưa bỏ được. Gỡ các dòng ấy trước.")) from problem
    _people.put_back(by, {row.person_id: row.person for row in gone}, known)


def _admit(by, unit, rows, leave_elsewhere=False):
    for row in rows:
        row["valid_from"] = row.get("valid_from") or row["union_joined"].on
        row["how"] = row.get("how") or (How.ADMITTED if row["valid_from"] == row["union_joined"].on else How.TRANSFERRED)
    _check_rows(by, rows)
    found, known = _people.persons_for(by, rows, queries.book_of(by.scope(Permission.ADMIT_MEMBER), unit))
    new = _memberships(by, rows, found)
    held = list(queries.matching(known)) if known else []
    left = list(_move_here(by, new[0], held)) if leave_elsewhere else []
    _check_beside(by, new, held)
    insert_all(Membership, new)
    _endings.follow(by, [*left, *(row for row in new if row.person_id in known)], {})
    _party.write(by, [(row.person_id, facts) for row, facts in zip(new, rows, strict=True)])
    return new


def _current(membership, version):
    """The row as it stands now, locked with its person; Conflict if it is no longer the one that was read."""
    current = Membership.objects.select_for_update(of=("self", "person")).select_related("person", "unit").get(pk=membership.pk)
    recorded.check_unchanged(current, version, _("Có người vừa sửa thông tin này. Xem bản mới rồi ghi lại."))
    return current


def _memberships(by, rows, persons):
    """Unsaved Memberships of the rows, in order."""
    make = maker(Membership, *_OWN, "person", "union_joined_on", "union_joined_precision", "recorded_by", "recorded_at")
    unsaid = {name: Membership._meta.get_field(name).get_default() for name in _OWN}
    made = []
    for row, person in zip(rows, persons, strict=True):
        own = [default if row.get(name) is None else row[name] for name, default in unsaid.items()]
        made.append(make(*own, person, row["union_joined"].on, row["union_joined"].precision, by.person, by.now))
    return made


def _move_here(by, new, held):
    """A transfer: an open membership that the actor may end is closed on the day before the new one begins. Yields those closed."""
    for other in held:
        open_here = other.valid_until is None and other.unit_id != new.unit_id and other.valid_from < new.valid_from
        if open_here and new.how == How.TRANSFERRED and by.may(Permission.END_MEMBERSHIP, other.unit):
            other.valid_until, other.version = new.valid_from, other.version + 1
            other.why_left = WhyLeft.MOVED_GROUP if other.unit.parent_id == new.unit.parent_id else WhyLeft.TRANSFERRED
            other.save(update_fields=["valid_until", "why_left", "version"])
            yield other


def _correct(by, rows):
    changed = list(Membership.objects.filter(pk__in=rows).select_related("person", "unit").order_by("pk"))
    was, began = {row.pk: (row.valid_until, row.why_left) for row in changed}, {row.pk: row.valid_from for row in changed}
    said = []
    for row in changed:
        facts = rows[row.pk]
        said.append(
            (
                row.person,
                {name: facts[name] or "" if name not in ("birth", "sex") else facts[name] for name in _people.FACTS if name in facts},
            )
        )
        for name in _OWN:
            if name in facts:
                setattr(row, name, facts[name])
        if "union_joined" in facts:
            row.union_joined_on, row.union_joined_precision = facts["union_joined"].on, facts["union_joined"].precision
        row.version += 1
    touched = [person.pk for person in persons.correct_all(said)]
    touched += _party.write(by, [(row.person_id, rows[row.pk]) for row in changed])
    _people.settle(by, touched, besides=rows)
    _check_rows(by, [_as_row(row) for row in changed])
    _check_beside(by, changed, list(queries.matching({row.person_id for row in changed})))
    update_all(Membership, changed, _WRITTEN)
    _endings.check_begun(changed, began)
    _endings.follow(by, changed, was)
    return changed


def check_again(by, row):
    """A row that comes back is judged as a new one would be; a plain call from the guarded action that brings it."""
    _check_rows(by, [_as_row(row)])
    _check_beside(by, [row], list(queries.matching([row.person_id])))


def _as_row(row):
    """The facts of a membership as ``_check_rows`` reads them."""
    facts = {name: getattr(row, name) for name in _OWN}
    birth = _people.approximate(row.person.birth_on, row.person.birth_precision)
    joined = _people.approximate(row.union_joined_on, row.union_joined_precision)
    return facts | {"full_name": row.person.full_name, "birth": birth, "union_joined": joined}


def _check_rows(by, rows):
    """Each row by itself."""
    levels = units.kind_levels()
    for row in rows:
        policies.check_name(row["full_name"])
        policies.check_ages(birth=row.get("birth"), union_joined=row["union_joined"], today=by.today)
        spell = {"valid_from": row["valid_from"], "valid_until": row.get("valid_until")}
        policies.check_spell(union_joined=row["union_joined"], today=by.today, **spell)
        policies.check_unit(unit=row["unit"], level=levels.get(row["unit"].kind, 0), **spell)
        policies.check_leaving(valid_until=row.get("valid_until"), why_left=row.get("why_left"), today=by.today)


def _check_beside(by, rows, held):
    """Each row beside all others of the same person, and its member number beside everybody's."""
    mine = {row.pk for row in rows if row.pk}
    of_person = {}
    for row in [other for other in held if other.pk not in mine] + rows:
        of_person.setdefault(row.person_id, []).append(row)
    numbers = queries.by_member_numbers([row.member_number for row in rows if row.member_number])
    holders = {number: person.pk for number, person in numbers.items()}
    scope, wrong = by.scope(Permission.VIEW_MEMBERS), []
    for row in rows:
        try:
            name = row.person.full_name
            moving.check_alive(row, of_person[row.person_id], name=name)
            policies.check_overlap(row, of_person[row.person_id], seen_paths=scope.contains, name=name)
            policies.check_member_number(number=row.member_number, person_id=row.person_id, holders=holders, name=name)
        except Refused as refused:
            wrong.append(refused)
        holders.setdefault(row.member_number, row.person_id)
    policies.check_each(wrong)
