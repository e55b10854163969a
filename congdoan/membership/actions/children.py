"""Con đoàn viên: ghi, sửa, bỏ."""

from django.db.models import ProtectedError
from django.utils.translation import gettext as _

from congdoan.access.actions import action
from congdoan.audit.notes import note
from congdoan.kernel import names
from congdoan.kernel.db import insert_all, update_all
from congdoan.kernel.errors import Refused
from congdoan.membership import policies, queries
from congdoan.membership.choices import Permission
from congdoan.membership.models import Child


@action(Permission.RECORD_CHILD, at="unit")
def record(*, by, unit, parent, name, birth_year, sex=""):
    """Ghi con của một đoàn viên. The same name and year of birth is the same child: nothing is added."""
    return _record(by, unit, [{"parent_id": parent.pk, "name": name, "birth_year": birth_year, "sex": sex}])[0]


@action(Permission.RECORD_CHILD, at="unit")
def record_all(*, by, unit, rows):
    """Ghi con của nhiều đoàn viên một lần. ``rows``: dicts of parent_id, name, birth_year, sex; returns them in order."""
    made = _record(by, unit, rows)
    note(rows=[child.pk for child in made])
    return made


@action(Permission.RECORD_CHILD, at="unit")
def correct_all(*, by, unit, rows):
    """Sửa con đoàn viên. ``rows``: {pk: facts to be changed}."""
    changed = list(Child.objects.filter(pk__in=rows).order_by("pk"))
    _check_parents(unit, changed)
    for child in changed:
        for field, value in rows[child.pk].items():
            setattr(child, field, value or "" if field == "sex" else value)
        child.name = names.clean_name(child.name)
        child.match_key, child.version = names.match_key(child.name), child.version + 1
        policies.check_child(name=child.name, birth_year=child.birth_year, today=by.today)
    _check_parents(unit, changed)
    update_all(Child, changed, ["parent", "name", "match_key", "birth_year", "sex", "version"])
    note(rows=sorted(rows))
    return changed


@action(Permission.RECORD_CHILD, at="unit")
def withdraw_all(*, by, unit, pks):
    """Bỏ con đoàn viên ghi nhầm (hoàn tác)."""
    gone = list(Child.objects.filter(pk__in=pks))
    _check_parents(unit, gone)
    note(rows=sorted(pks))
    try:
        Child.objects.filter(pk__in=pks).delete()
    except ProtectedError as problem:
        raise Refused(_("Đã có quà ghi cho các cháu này, nên chưa bỏ được. Gỡ các dòng ấy trước.")) from problem


def _record(by, unit, rows):
    children = []
    for row in rows:
        policies.check_child(name=row["name"], birth_year=row["birth_year"], today=by.today)
        name = names.clean_name(row["name"])
        children.append(
            Child(
                parent_id=row["parent_id"],
                name=name,
                match_key=names.match_key(name),
                birth_year=row["birth_year"],
                sex=row.get("sex") or "",
                recorded_by=by.person,
                recorded_at=by.now,
            )  # fmt: skip
        )
    _check_parents(unit, children)
    known = {_key(child): child for child in Child.objects.filter(parent__in={child.parent_id for child in children}).order_by("pk")}
    fresh = []
    for child in children:
        if _key(child) not in known:
            known[_key(child)] = child
            fresh.append(child)
    insert_all(Child, fresh)
    return [known[_key(child)] for child in children]


def _key(child):
    return child.parent_id, child.match_key, child.birth_year


def _check_parents(unit, children):
    """The parent is or was a member at the unit or below."""
    spells = queries.spells(unit, {child.parent_id for child in children})
    for child in children:
        if not spells.ever(child.parent_id):
            raise Refused(
                _("Cha, mẹ của cháu %(name)s không phải đoàn viên của %(unit)s.") % {"name": child.name, "unit": unit.name}, field="parent"
            )
