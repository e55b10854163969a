"""Tham gia: many rows at once, as a workbook brings them; each row is one person at one session."""

from congdoan.access.actions import action
from congdoan.audit.notes import note
from congdoan.education import policies, queries
from congdoan.education.choices import Permission
from congdoan.education.models import Attendance, StudySession
from congdoan.kernel.db import insert_all, update_all
from congdoan.people import policies as recorded

KEY = ("unit", "held_on", "kind", "document")
MORE = ("topic", "topic_text", "issuer")


@action(Permission.RECORD_SESSION, at="unit")
def record_all(*, by, unit, rows):
    """Ghi nhiều lượt tham gia.

    ``rows``: dicts of unit, held_on, kind, document, topic, topic_text, issuer, person. Rows of the same unit, day, kind and
    document are one session; one that stands already gets the new participants. Returns the attendances in order.
    """
    _check(rows, unit=unit, today=by.today)
    sessions = _sessions(rows, by=by, unit=unit)
    made = insert_all(Attendance, [Attendance(session=sessions[_key(row)], person=row["person"]) for row in rows])
    note(rows=[attendance.pk for attendance in made], sessions=sorted({attendance.session_id for attendance in made}))
    return made


@action(Permission.RECORD_SESSION, at="unit")
def amend_all(*, by, unit, rows):
    """Sửa nhiều lượt tham gia từ sổ nhập vào.

    ``rows``: (attendance, dict as in ``record_all``): each attendance is put to the session and person that its row now
    names; a session left by everybody goes.
    """
    wanted = [row for _attendance, row in rows]
    left = {attendance.session_id for attendance, _row in rows}
    for attendance, _row in rows:
        policies.check_inside(attendance.session.unit, of=unit)
        recorded.check_standing(attendance.session)
    _check(wanted, unit=unit, today=by.today)
    sessions = _sessions(wanted, by=by, unit=unit)
    attendances = []
    for attendance, row in rows:
        attendance.session, attendance.person = sessions[_key(row)], row["person"]
        attendances.append(attendance)
    update_all(Attendance, attendances, ["session", "person"])
    _renew(sessions, wanted)
    StudySession.objects.filter(pk__in=left, attendances__isnull=True).delete()
    note(rows=[attendance.pk for attendance in attendances])
    return attendances


@action(Permission.RECORD_SESSION, at="unit")
def remove_all(*, by, unit, pks):
    """Hoàn tác một lần nhập học tập, tuyên truyền.

    Takes the attendances away, and the sessions that have none left; the engine has seen that nobody touched them since.
    """
    sessions = list(queries.sessions_of_attendances(pks))
    for session in sessions:
        policies.check_inside(session.unit, of=unit)
    Attendance.objects.filter(pk__in=list(pks)).delete()
    note(rows=list(pks))
    return StudySession.objects.filter(pk__in=[session.pk for session in sessions], attendances__isnull=True).delete()


def _key(row):
    return (row["unit"].pk, *(row[name] for name in KEY[1:]))


def _check(rows, *, unit, today):
    spells = queries.spells({row["person"].pk for row in rows})
    for row in rows:
        policies.check_inside(row["unit"], of=unit)
        policies.check_session_day(row["held_on"], today=today)
        policies.check_participants([row["person"]], unit=row["unit"], on=row["held_on"], spells=spells)


def _sessions(rows, *, by, unit):
    """{key: session}: those that stand, and new ones for the rest."""
    found = {
        _key(vars(session) | {"unit": session.unit}): session for session in queries.standing_on(unit, {row["held_on"] for row in rows})
    }
    fresh = {}
    for row in rows:
        if _key(row) not in found and _key(row) not in fresh:
            facts = {name: row[name] for name in (*KEY, *MORE)}
            fresh[_key(row)] = StudySession(**facts, recorded_by=by.person, recorded_at=by.now)
    insert_all(StudySession, fresh.values())
    return found | fresh


def _renew(sessions, rows):
    """Topic and issuer as the rows now say; counts as a correction of the session."""
    changed = {}
    for row in rows:
        session = sessions[_key(row)]
        if any(getattr(session, name) != row[name] for name in MORE):
            for name in MORE:
                setattr(session, name, row[name])
            changed[session.pk] = session
    for session in changed.values():
        session.version += 1
    update_all(StudySession, changed.values(), [*MORE, "version"])
