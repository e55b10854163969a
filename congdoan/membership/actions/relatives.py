"""Thân nhân của đoàn viên: ghi, tự ghi, xác nhận, sửa, bỏ."""

from django.db.models import ProtectedError
from django.utils.translation import gettext as _

from congdoan.access.actions import action
from congdoan.audit.notes import note
from congdoan.kernel import names
from congdoan.kernel.db import insert_all, update_all
from congdoan.kernel.errors import Refused
from congdoan.membership import families, policies, queries
from congdoan.membership.actions import _people
from congdoan.membership.choices import Permission, RelativeKind
from congdoan.membership.models import Relative
from congdoan.people import policies as recorded
from congdoan.people.actions import taking_out

_FACTS = ("kind", "name", "birth_year", "birth_on", "sex", "died_on", "known_as_id")
_WRITTEN = ["person", "kind", "name", "match_key", "birth_year", "birth_on", "sex", "died_on", "known_as", "changed_on", "version"]


@action(Permission.RECORD_RELATIVE, at="unit")
def record(*, by, unit, person, name, birth=None, kind=RelativeKind.CHILD, sex="", died_on=None, known_as=None):
    """Ghi thân nhân của một đoàn viên.

    ``birth``: ApproximateDate or None; of a child the year at least. ``known_as``: the Person who the relative is, if a member here. The same
    relation, name and year of birth is the same relative: nothing is added.
    """
    return _record(by, unit, [_row(person, name, birth, kind, sex, died_on, known_as)])[0]


@action(None, at="membership.unit", own="membership.person")
def record_own(*, by, membership, name, birth=None, kind=RelativeKind.CHILD, sex="", died_on=None):
    """Tự ghi thân nhân của mình. Waits until somebody of the union confirms it."""
    policies.check_stays(membership=membership, today=by.today)
    row = _row(membership.person, name, birth, kind, sex, died_on, None)
    return _record(by, membership.unit, [row], waits=True)[0]


@action(Permission.RECORD_RELATIVE, at="unit")
def record_all(*, by, unit, rows):
    """Ghi thân nhân của nhiều đoàn viên một lần. ``rows``: dicts of person_id, name, birth_year and what else a Relative has, children if
    no kind is said; returns them in order."""
    made = _record(by, unit, rows)
    note(rows=[row.pk for row in made])
    return made


@action(Permission.RECORD_RELATIVE, at="unit")
def confirm(*, by, unit, relative, version):
    """Xác nhận thân nhân mà đoàn viên tự ghi."""
    row = _current(by, unit, relative, version)
    families.check_waits(row)
    row.waits, row.version = False, row.version + 1
    row.save(update_fields=["waits", "version"])
    return row


@action(Permission.RECORD_RELATIVE, at="unit")
def correct(*, by, unit, relative, version, name, kind, birth=None, sex="", died_on=None, known_as=None):
    """Sửa một dòng thân nhân. Arguments as ``record``; Conflict if ``version`` is not the current one."""
    row = _current(by, unit, relative, version)
    _keep_as_it_stood(by, [row])
    said = _row(row.person, name, birth, kind, sex, died_on, known_as)
    for field in _FACTS:
        setattr(row, field, said[field])
    _check(by, unit, [row])
    others = list(Relative.objects.standing().filter(person=row.person_id).exclude(pk=row.pk).order_by("pk"))
    families.check_once([row], others)
    if any(_key(other) == _key(row) for other in others):
        raise Refused(_("Người này đã có một dòng như thế."), field="name")
    row.version += 1
    update_all(Relative, [row], _WRITTEN)
    return row


@action(Permission.RECORD_RELATIVE, at="unit")
def cancel(*, by, unit, relative, version, reason):
    """Bỏ một dòng thân nhân ghi nhầm; the row stays with day and reason."""
    row = _current(by, unit, relative, version)
    return taking_out.one(row, by=by, reason=reason)


@action(Permission.RECORD_RELATIVE, at="unit")
def correct_all(*, by, unit, rows):
    """Sửa thân nhân. ``rows``: {pk: facts to be changed}."""
    changed = list(Relative.objects.filter(pk__in=rows).order_by("pk"))
    _check_theirs(by, unit, changed)
    _keep_as_it_stood(by, changed)
    for row in changed:
        for field, value in rows[row.pk].items():
            setattr(row, field, value or "" if field == "sex" else value)
        row.version += 1
    _check(by, unit, changed)
    update_all(Relative, changed, _WRITTEN)
    note(rows=sorted(rows))
    return changed


@action(Permission.RECORD_RELATIVE, at="unit")
def withdraw_all(*, by, unit, pks):
    """Bỏ thân nhân ghi nhầm (hoàn tác)."""
    gone = list(Relative.objects.filter(pk__in=pks))
    _check_theirs(by, unit, gone)
    note(rows=sorted(pks))
    try:
        Relative.objects.filter(pk__in=pks).delete()
    except ProtectedError as problem:
        raise Refused(_("Đã có quà, lượt thăm ghi cho những người này, nên chưa bỏ được. Gỡ các dòng ấy trước.")) from problem


def _row(person, name, birth, kind, sex, died_on, known_as):
    return {
        "person_id": person.pk, "kind": kind, "name": name, "sex": sex or "", "died_on": died_on,
        "birth_year": birth.on.year if birth else None, "birth_on": birth.on if birth and birth.precision == "day" else None,
        "known_as_id": known_as.pk if known_as else None,
    }  # fmt: skip


def _record(by, unit, rows, waits=False):
    made = [
        Relative(
            person_id=row["person_id"], waits=waits, recorded_by=by.person, recorded_at=by.now,
            **{name: row[name] for name in _FACTS if row.get(name) is not None},
        )
        for row in rows
    ]  # fmt: skip
    _check(by, unit, made)
    known = {_key(row): row for row in Relative.objects.standing().filter(person__in={row.person_id for row in made}).order_by("pk")}
    fresh = []
    for row in made:
        if known.setdefault(_key(row), row) is row:
            fresh.append(row)
    families.check_once(fresh, [row for row in known.values() if row.pk])
    insert_all(Relative, fresh)
    if not waits:
        _confirm_told([known[_key(row)] for row in made if known[_key(row)].waits])
    return [known[_key(row)] for row in made]


def _confirm_told(rows):
    """What the member had told and somebody of the union now writes down is confirmed by that."""
    for row in rows:
        row.waits, row.version = False, row.version + 1
    update_all(Relative, rows, ["waits", "version"])


def _key(row):
    return row.person_id, row.kind, row.match_key, row.birth_year


def _current(by, unit, relative, version):
    """The row as it stands now, locked: of somebody of the unit, as it was last seen."""
    row = Relative.objects.select_for_update(of=("self",)).select_related("person").get(pk=relative.pk)
    recorded.check_correctable(row, version)
    _check_theirs(by, unit, [row])
    return row


def _keep_as_it_stood(by, rows):
    """Before rows are corrected: those that an earlier union of the member reads are kept for it as they stand, taken out for all others."""
    held = {}
    for membership in queries.matching({row.person_id for row in rows}):
        held.setdefault(membership.person_id, []).append(membership)
    kept = [row for row in rows if families.was_left_behind(row, held.get(row.person_id, ()), today=by.today)]
    insert_all(Relative, [_as_it_stood(row, by.today) for row in kept])
    for row in rows:
        row.changed_on = by.today


def _as_it_stood(row, today):
    facts = {field.attname: getattr(row, field.attname) for field in Relative._meta.concrete_fields if not field.primary_key}
    taken_out = {"cancelled_on": today, "cancel_reason": _("Nơi đoàn viên đến đã sửa; nơi cũ đọc dòng này."), "stood_until": today}
    return Relative(**facts | taken_out)


def _check(by, unit, rows):
    for row in rows:
        row.name = names.clean_name(row.name)
        row.match_key = names.match_key(row.name)
        families.check_relative(row, today=by.today)
    _check_theirs(by, unit, rows)


def _check_theirs(by, unit, rows):
    """The member is or was one at the unit or below, and so is the relative who is said to be a member.

    Whose member has gone to another union is written of, mended and taken out there alone.
    """
    spells = queries.spells(unit, {row.person_id for row in rows} | {row.known_as_id for row in rows if row.known_as_id})
    for row in rows:
        if not spells.ever(row.person_id):
            raise Refused(
                _("%(name)s không phải thân nhân của đoàn viên nào ở %(unit)s.") % {"name": row.name, "unit": unit.name}, field="person"
            )
        if row.known_as_id and not spells.ever(row.known_as_id):
            raise Refused(_("Người được chọn không phải đoàn viên của %(unit)s.") % {"unit": unit.name}, field="known_as")
    gone = {row.person_id for row in rows if not spells.until(row.person_id, by.today)}
    if gone:
        _people.check_kept(by, gone, Permission.RECORD_RELATIVE)
