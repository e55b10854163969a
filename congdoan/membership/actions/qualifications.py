"""Trình độ, chứng chỉ của đoàn viên: ghi, sửa, bỏ."""

from django.utils.translation import gettext as _

from congdoan.access.actions import action
from congdoan.audit.notes import note
from congdoan.kernel.db import insert_all, update_all
from congdoan.kernel.errors import Refused
from congdoan.membership import queries, standards
from congdoan.membership.actions import _people
from congdoan.membership.choices import Permission
from congdoan.membership.models import Qualification
from congdoan.people import policies as recorded
from congdoan.people.actions import taking_out

_FACTS = ("person_id", "kind", "level", "valid_from", "valid_until", "certificate", "issuer")


@action(Permission.RECORD_QUALIFICATION, at="unit")
def record(*, by, unit, person, level, valid_from, valid_until=None, certificate="", issuer=""):
    """Ghi trình độ, chứng chỉ của một đoàn viên.

    ``level``: "kind:level" (membership.levels); ``valid_until`` exclusive, None for what does not expire. The same kind, level, day and
    certificate is the same one: nothing is added.
    """
    kind, _colon, name = level.partition(":")
    row = {
        "person_id": person.pk, "kind": kind, "level": name, "valid_from": valid_from, "valid_until": valid_until,
        "certificate": certificate, "issuer": issuer,
    }  # fmt: skip
    return _record(by, unit, [row])[0]


@action(Permission.RECORD_QUALIFICATION, at="unit")
def record_all(*, by, unit, rows):
    """Ghi trình độ, chứng chỉ của nhiều đoàn viên. ``rows``: dicts of person_id, kind, level, valid_from and what else ``record`` takes."""
    made = _record(by, unit, rows)
    note(rows=[row.pk for row in made])
    return made


@action(Permission.RECORD_QUALIFICATION, at="unit")
def correct(*, by, unit, qualification, version, level, valid_from, valid_until=None, certificate="", issuer=""):
    """Sửa một dòng trình độ, chứng chỉ. Arguments as ``record``; Conflict if ``version`` is not the current one."""
    row = Qualification.objects.select_for_update(of=("self",)).get(pk=qualification.pk)
    recorded.check_correctable(row, version)
    _check_members(by, unit, [row])
    row.kind, _colon, row.level = level.partition(":")
    row.valid_from, row.valid_until, row.certificate, row.issuer = valid_from, valid_until, certificate, issuer
    _check(by, unit, [row])
    beside = Qualification.objects.standing().filter(person=row.person_id).exclude(pk=row.pk).order_by("pk")
    if any(_key(other) == _key(row) for other in beside):
        raise Refused(_("Người này đã có một dòng như thế. Xem lại bậc và ngày cấp."), field="level")
    row.version += 1
    update_all(Qualification, [row], [*_FACTS, "version"])
    return row


@action(Permission.RECORD_QUALIFICATION, at="unit")
def cancel(*, by, unit, qualification, version, reason):
    """Bỏ một dòng trình độ, chứng chỉ ghi nhầm; the row stays with day and reason."""
    row = Qualification.objects.select_for_update(of=("self",)).get(pk=qualification.pk)
    recorded.check_correctable(row, version)
    _check_members(by, unit, [row])
    return taking_out.one(row, by=by, reason=reason)


@action(Permission.RECORD_QUALIFICATION, at="unit")
def correct_all(*, by, unit, rows):
    """Sửa trình độ, chứng chỉ. ``rows``: {pk: facts to be changed}."""
    changed = list(Qualification.objects.filter(pk__in=rows).order_by("pk"))
    _check_members(by, unit, changed)
    for row in changed:
        for name, value in rows[row.pk].items():
            setattr(row, name, value if value is not None or name == "valid_until" else "")
        row.version += 1
    _check(by, unit, changed)
    update_all(Qualification, changed, [*_FACTS, "version"])
    note(rows=sorted(rows))
    return changed


@action(Permission.RECORD_QUALIFICATION, at="unit")
def withdraw_all(*, by, unit, pks):
    """Bỏ trình độ, chứng chỉ ghi nhầm (hoàn tác)."""
    gone = list(Qualification.objects.filter(pk__in=pks))
    _check_members(by, unit, gone)
    note(rows=sorted(pks))
    Qualification.objects.filter(pk__in=pks).delete()


def _record(by, unit, rows):
    made = [
        Qualification(
            **{name: row.get(name) if name in ("valid_until", "valid_from") else row.get(name) or "" for name in _FACTS},
            recorded_by=by.person,
            recorded_at=by.now,
        )
        for row in rows
    ]
    _check(by, unit, made)
    known = {_key(row): row for row in Qualification.objects.standing().filter(person__in={row.person_id for row in made}).order_by("pk")}
    fresh = []
    for row in made:
        if known.setdefault(_key(row), row) is row:
            fresh.append(row)
    insert_all(Qualification, fresh)
    return [known[_key(row)] for row in made]


def _key(row):
    return row.person_id, row.kind, row.level, row.valid_from, row.certificate


def _check(by, unit, rows):
    for row in rows:
        standards.check_qualification(row, today=by.today)
    _check_members(by, unit, rows)


def _check_members(by, unit, rows):
    """The person is or was a member at the unit or below; what came after that time is written by where he or she is now."""
    spells = queries.spells(unit, {row.person_id for row in rows})
    if any(not spells.ever(row.person_id) for row in rows):
        raise Refused(_("Có người không phải đoàn viên của %(unit)s.") % {"unit": unit.name}, field="person")
    later = {row.person_id for row in rows if not spells.until(row.person_id, row.valid_from)}
    if later:
        _people.check_kept(by, later, Permission.RECORD_QUALIFICATION)
