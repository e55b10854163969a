"""Trang "Học tập, tuyên truyền": one row names the participants of a session; each becomes one attendance."""

import datetime
from collections import Counter

from django.utils.translation import gettext_lazy as _

from congdoan.education import policies, queries
from congdoan.education.actions import attendances
from congdoan.education.choices import KINDS_ALSO, Permission, SessionKind
from congdoan.education.columns import TopicColumn, topic_cell, topic_facts
from congdoan.kernel.errors import Refused
from congdoan.membership.columns import PeopleColumn
from congdoan.people import queries as people
from congdoan.units import queries as units
from congdoan.workbooks import problems
from congdoan.workbooks.columns import Choice, Date, Text, day
from congdoan.workbooks.sheets import Existing, Sheet

_SESSION = ("held_on", "kind", "document")
_TWO_SESSIONS = _("Ghi như nhau, hoặc ghi tên văn bản khác nhau nếu là hai buổi.")


def _existing(*, by, unit):
    return [_as_row(attendance) for attendance in queries.attendances(by=by, unit=unit)]


def _as_row(attendance):
    session = attendance.session
    cells = {**_session_cells(session), "participant": attendance.person_id}
    return Existing(pk=attendance.pk, unit_id=session.unit_id, cells=cells)


def _session_cells(session):
    return {
        "held_on": day(session.held_on),
        "kind": session.kind,
        "document": session.document,
        "topic": topic_cell(session),
        "issuer": session.issuer or None,
    }


def _write(*, by, unit, new, changed, run):
    persons = _persons([_value(row, "participant") for row in (*new, *changed)])
    if new:
        made = attendances.record_all(by=by, unit=unit, rows=[_facts(row.cells, row.unit, persons) for row in new])
        for row, attendance in zip(new, made, strict=True):
            row.pk = attendance.pk
    if changed:
        wanted = {row.pk: _facts({**row.match.cells, **_given(row)}, row.unit, persons) for row in changed}
        _amend(by, unit, wanted)


def _undo(*, by, unit, created, changed):
    if changed:
        before = dict(changed)
        now = {attendance.pk: _as_row(attendance) for attendance in queries.attendances_by_ids(before)}
        places = {place.pk: place for place in units.subtree(unit)}
        cells = {pk: {**now[pk].cells, **old} for pk, old in before.items()}
        persons = _persons([cell["participant"] for cell in cells.values()])
        _amend(by, unit, {pk: _facts(cells[pk], places[before[pk].get("unit", now[pk].unit_id)], persons) for pk in before})
    if created:
        attendances.remove_all(by=by, unit=unit, pks=created)


def _amend(by, unit, wanted):
    attendances.amend_all(by=by, unit=unit, rows=[(one, wanted[one.pk]) for one in queries.attendances_by_ids(wanted)])


def _facts(cells, unit, persons):
    return {
        "unit": unit,
        "held_on": datetime.date.fromisoformat(cells["held_on"]),
        "kind": cells["kind"],
        "document": cells["document"],
        **topic_facts(cells.get("topic")),
        "issuer": cells.get("issuer") or "",
        "person": persons[cells["participant"]],
    }


def _persons(ids):
    return people.persons().in_bulk(set(ids))


def _given(row):
    return {name: cell for name, cell in row.cells.items() if name in row.given and name != "unit"}


def _value(row, name):
    return row.cells.get(name) if row.match is None or name in row.given else row.match.cells.get(name)


def _judge(row, run):
    policies.check_session_day(datetime.date.fromisoformat(_value(row, "held_on")), today=run.today)


def _judge_all(rows, run):
    _check_members(rows)
    _check_sessions(rows, run.unit)
    _check_whole(rows)


def _check_members(rows):
    persons = _persons([_value(row, "participant") for row in rows])
    spells = queries.spells(persons)
    for row in rows:
        person = persons.get(_value(row, "participant"))
        on = datetime.date.fromisoformat(_value(row, "held_on"))
        try:
            policies.check_participants([person] if person else [], unit=row.unit, on=on, spells=spells)
        except Refused as refused:
            row.refuse("participant", refused.sentence)


def _check_sessions(rows, unit):
    """Rows of one session agree on topic and issuer, with each other and with the book; nobody stands in it twice."""
    changed = {_key(row) for row in rows if row.match}
    days = {datetime.date.fromisoformat(_value(row, "held_on")) for row in rows}
    standing = {_key_of(session): session for session in queries.standing_on(unit, days)}
    seen, people_of = {}, set()
    for row in rows:
        key = _key(row)
        first = seen.setdefault(key, row)
        for name in ("topic", "issuer"):
            if _value(row, name) != _value(first, name):
                row.refuse(name, _("Cùng một buổi mà ghi khác dòng %(row)s.") % {"row": first.number}, _TWO_SESSIONS)
            elif key in standing and key not in changed and _value(row, name) != _session_cells(standing[key])[name]:
                row.refuse(name, _("Sổ đã có buổi này, chỗ này ghi khác."), _TWO_SESSIONS)
        if (key, _value(row, "participant")) in people_of:
            row.refuse("participant", _("Người này đã có trong buổi ấy."), _("Bỏ bớt một chỗ."), kind=problems.TWICE)
        people_of.add((key, _value(row, "participant")))


def _check_whole(rows):
    """Topic and issuer belong to the session: they change on all its rows or on none."""
    renewed = [row for row in rows if row.match and {"topic", "issuer"} & set(row.changes)]
    session_of = queries.sessions_with_size([row.pk for row in renewed])
    counted = Counter(session_of[row.pk] for row in renewed)
    for row in renewed:
        _session, size = session_of[row.pk]
        if counted[session_of[row.pk]] < size:
            row.refuse(
                "topic" if "topic" in row.changes else "issuer", _("Chỗ này là của cả buổi."), _("Sửa như nhau ở mọi dòng của buổi.")
            )


def _key(row):
    return (row.unit.pk, *(_value(row, name) for name in _SESSION))


def _key_of(session):
    return (session.unit_id, day(session.held_on), session.kind, session.document)


SESSIONS = Sheet(
    name="Học tập, tuyên truyền",
    prefix="HT",
    permission=Permission.RECORD_SESSION,
    seen_with=Permission.VIEW_SESSIONS,
    needs=("Đoàn viên",),
    aliases=("Học tập", "Tuyên truyền", "Học tập nghị quyết", "Tập huấn", "Theo dõi học tập", "Sinh hoạt chuyên đề"),
    each="participant",
    columns=(
        Date(
            "Ngày",
            "held_on",
            required=True,
            aliases=("Ngày học", "Ngày tổ chức", "Ngày, tháng", "Ngày tháng", "Thời gian tổ chức", "Ngày thực hiện"),
        ),
        Choice(
            "Loại",
            "kind",
            SessionKind,
            required=True,
            aliases=("Hình thức", "Loại hình", "Loại hoạt động", "Hình thức tổ chức"),
            also=KINDS_ALSO,
        ),
        Text(
            "Văn bản, chuyên đề",
            "document",
            required=True,
            max_length=300,
            width=44,
            aliases=(
                "Nội dung",
                "Chuyên đề",
                "Nội dung học tập",
                "Tên chuyên đề",
                "Văn bản",
                "Nội dung tuyên truyền",
                "Nghị quyết",
                "Tên lớp",
                "Nội dung tập huấn",
                "Tên văn bản",
            ),
        ),
        TopicColumn("Chủ đề", "topic", aliases=("Lĩnh vực", "Nhóm nội dung")),
        Text("Cơ quan ban hành", "issuer", max_length=200, aliases=("Đơn vị tổ chức", "Nơi ban hành", "Cấp ban hành", "Cơ quan tổ chức")),
        PeopleColumn(
            "Người tham gia",
            "participant",
            required=True,
            day="held_on",
            aliases=(
                "Họ và tên",
                "Họ tên",
                "Đoàn viên",
                "Thành phần tham gia",
                "Thành phần",
                "Đối tượng tham gia",
                "Người tham dự",
                "Học viên",
                "Đoàn viên tham gia",
                "Người học",
            ),
        ),
    ),
    existing=_existing,
    write=_write,
    undo=_undo,
    judge=_judge,
    judge_all=_judge_all,
)
