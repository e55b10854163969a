"""Trang tính Chức vụ công đoàn: organization keeps the posts; who is meant by a name is known here."""

from types import SimpleNamespace

from congdoan.kernel import dates
from congdoan.kernel.errors import Refused
from congdoan.membership import queries as members
from congdoan.membership.columns import PersonColumn
from congdoan.organization import policies, queries
from congdoan.organization.actions import appointments
from congdoan.organization.choices import ALSO, Permission, Post
from congdoan.organization.columns import TermColumn
from congdoan.people import queries as people
from congdoan.workbooks.columns import Choice, Date, LastDay, Text, UnitCode, day, last_day
from congdoan.workbooks.sheets import Existing, Sheet

_TEXTS = ("term", "duties")


def _existing(*, by, unit):
    rows = queries.appointments(by=by, unit=unit).order_by("unit__path", "valid_from", "pk")
    return [Existing(pk=row.pk, unit_id=row.unit_id, cells=_cells(row)) for row in rows]


def _cells(row):
    return {
        "person": row.person_id,
        "post": str(row.post),
        "valid_from": day(row.valid_from),
        "valid_until": last_day(row.valid_until),
        "term": row.term or None,
        "duties": row.duties or None,
    }


def _judge_all(rows, run):
    """Each row by itself, then beside the posts at its unit: those in the book and the rows accepted so far."""
    replaced = {row.pk for row in rows if row.match}
    beside = {}
    for held in queries.appointments_at({row.unit.pk for row in rows}):
        if held.pk not in replaced:
            beside.setdefault(held.unit_id, []).append(held)
    names = {person.pk: person.full_name for person in people.persons().filter(pk__in=_people_of(rows, beside))}
    unions, spells = queries.unions_around({row.unit for row in rows}), members.spells_of({_value(row, "person") for row in rows})
    for row in rows:
        post = SimpleNamespace(person_id=_value(row, "person"), **_facts(row))
        others = beside.setdefault(row.unit.pk, [])
        try:
            policies.check_appointment(post, unit=row.unit, today=run.today)
            policies.check_beside(post, others, name_of=names.__getitem__)
            if not row.match or {"person", "unit", "valid_from", "valid_until"} & set(row.changes):
                held = spells.get(post.person_id, ())
                policies.check_is_of_the_union(post, unit=row.unit, union=unions[row.unit.pk], spells=held, name_of=names.__getitem__)
        except Refused as refused:
            row.refuse(refused.field, refused.sentence)
        else:
            others.append(post)


def _people_of(rows, beside):
    return {_value(row, "person") for row in rows} | {held.person_id for all_held in beside.values() for held in all_held}


def _value(row, name):
    return row[name] if name in row.given or row.match is None else row.match.cells[name]


def _facts(row):
    """What the row says; where the file lacks a column, what the book has."""
    cells = {name: _value(row, name) for name in ("post", "valid_from", "valid_until", *_TEXTS)}
    return _stored(cells)


def _stored(cells):
    """Canonical cells as the actions take them."""
    reads = {"valid_from": _date, "valid_until": _after, **dict.fromkeys(_TEXTS, lambda text: text or "")}
    return {name: reads[name](value) if name in reads else value for name, value in cells.items()}


def _date(text):
    return Date("", "").write(text) if text else None


def _after(text):
    return dates.day_after(_date(text)) if text else None


def _write(*, by, unit, new, changed, run):
    if new:
        rows = [{"unit": row.unit, "person_id": row["person"], **_facts(row)} for row in new]
        for row, made in zip(new, appointments.appoint_all(by=by, unit=unit, rows=rows), strict=True):
            row.pk = made.pk
    if changed:
        rows = {row.pk: {"unit": row.unit, "person_id": _value(row, "person"), **_facts(row)} for row in changed}
        appointments.correct_all(by=by, unit=unit, rows=rows)


def _undo(*, by, unit, created, changed):
    if created:
        appointments.withdraw_all(by=by, unit=unit, pks=created)
    if changed:
        rows = {
            pk: _stored({{"person": "person_id", "unit": "unit_id"}.get(name, name): value for name, value in old.items()})
            for pk, old in changed
        }
        appointments.correct_all(by=by, unit=unit, rows=rows)


POSTS = Sheet(
    name="Chức vụ công đoàn",
    prefix="CV",
    permission=Permission.APPOINT,
    seen_with=Permission.VIEW_POSTS,
    needs=("Đơn vị", "Đoàn viên"),
    columns=(
        PersonColumn(
            "Họ và tên",
            "person",
            required=True,
            aliases=("Người giữ chức vụ", "Họ tên", "Họ và tên cán bộ", "Họ tên cán bộ công đoàn", "Họ và tên ủy viên", "Cán bộ công đoàn"),
        ),
        UnitCode("Đơn vị (mã)", "unit", required=True, aliases=("Mã đơn vị", "Đơn vị", "Công đoàn", "Tổ", "Tổ công đoàn")),
        Choice(
            "Chức vụ",
            "post",
            Post,
            required=True,
            aliases=("Chức vụ công đoàn", "Chức vụ CĐ", "Chức danh", "Chức danh công đoàn", "Chức vụ trong công đoàn", "Chức vụ trong BCH"),
            also=ALSO,
        ),
        Date(
            "Từ ngày",
            "valid_from",
            required=True,
            aliases=(
                "Ngày bầu",
                "Ngày giữ chức vụ",
                "Ngày bổ nhiệm",
                "Ngày bắt đầu",
                "Ngày nhận nhiệm vụ",
                "Giữ chức từ ngày",
                "Kể từ ngày",
            ),
        ),
        LastDay("Đến ngày", "valid_until", aliases=("Ngày thôi", "Ngày thôi giữ chức vụ", "Ngày kết thúc", "Ngày thôi giữ chức")),
        TermColumn("Nhiệm kỳ", "term", aliases=("Khóa", "Khóa, nhiệm kỳ")),
        Text(
            "Phụ trách",
            "duties",
            aliases=("Nhiệm vụ", "Lĩnh vực phụ trách", "Phân công", "Phân công nhiệm vụ", "Công việc phụ trách", "Nhiệm vụ được phân công"),
        ),
    ),
    aliases=(
        "Danh sách cán bộ công đoàn",
        "Cán bộ công đoàn",
        "Ban Chấp hành",
        "Danh sách Ban Chấp hành",
        "DS BCH",
        "BCH công đoàn",
        "Danh sách BCH",
    ),
    existing=_existing,
    judge_all=_judge_all,
    write=_write,
    undo=_undo,
)
