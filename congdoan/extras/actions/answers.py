"""Câu trả lời của một người. The room's own write: the guarded actions that call it stand in membership, where it is known who is a member."""

from types import SimpleNamespace

from django.utils.translation import gettext as _

from congdoan.extras import policies, queries
from congdoan.extras.choices import LISTED, Kind
from congdoan.extras.models import Answer
from congdoan.kernel.db import insert_all, update_all
from congdoan.kernel.errors import Conflict

_COLUMNS = ("text", "number", "day")


def write(by, person, fields, values, version):
    """Writes one person's answers to ``fields`` as they are from today on. Returns ids of the fields that have another answer now.

    ``values``: {field id: text, number, date, True or False, a choice's key, or a list of keys; None or "" for no answer}; a field that is
    not in it stays as it is. ``version``: what ``queries.version_of`` said when they were read; Conflict if it is another.
    """
    fields = [field for field in fields if field.pk in values]
    held = queries.by_field(
        Answer.objects.select_for_update(of=("self",)).filter(person=person, field__in=fields, valid_until__isnull=True).order_by("pk")
    )
    _check_unchanged(person, fields, version)
    changed, new, written = [], [], []
    for field in fields:
        rows = held.get(field.pk, [])
        offered = {choice.pk for choice in field.all_choices if choice.closed_on is None} | {row.choice_id for row in rows}
        policies.check_answer(field, values[field.pk], offered=offered)
        ended, begun = _turned(field, rows, values[field.pk], by.today)
        changed += ended
        new += begun
        written += [field.pk] if ended or begun else []
    update_all(Answer, changed, [*_COLUMNS, "choice", "valid_until", "version"])
    made = [Answer(person=person, valid_from=by.today, recorded_by=by.person, recorded_at=by.now, **facts) for facts in new]
    insert_all(Answer, made)
    return written


def _turned(field, rows, value, today):
    """(rows changed, facts of new rows) that make ``value`` the answer: what began today is mended, what is older is ended."""
    if field.kind in LISTED:
        wanted = list(value or []) if field.kind == Kind.MANY else [value] if value else []
        facts = [{"choice_id": pk} for pk in dict.fromkeys(wanted)]
    else:
        facts = [] if value in (None, "") else [{_column(field): int(value) if field.kind == Kind.YES_NO else value}]
    standing = [row for row in rows if _facts(field, row) in facts]
    gone = [row for row in rows if row not in standing]
    new = [said for said in facts if said not in [_facts(field, row) for row in standing]]
    gone = [row for row in gone if new or not _is_blank(row)]
    for row in gone:
        row.version += 1
        if row.valid_from < today:
            row.valid_until = today
        else:
            said = new.pop(0) if new else {}
            for name in (*_COLUMNS, "choice_id"):
                setattr(row, name, said.get(name, "" if name == "text" else None))
    return gone, [{"field": field, **said} for said in new]


def _column(field):
    return {Kind.TEXT: "text", Kind.DATE: "day"}.get(field.kind, "number")


def _is_blank(row):
    return row.choice_id is None and all(getattr(row, name) in ("", None) for name in _COLUMNS)


def _facts(field, row):
    name = "choice_id" if field.kind in LISTED else _column(field)
    return {name: getattr(row, name)}


def _check_unchanged(person, fields, version):
    current = queries.version_of(person.pk, fields)
    if version != current:
        raise Conflict(_("Có người vừa sửa thông tin này. Xem bản mới rồi ghi lại."), current=SimpleNamespace(version=current))
