"""Buổi học tập, tuyên truyền: record with participants, correct, cancel."""

from congdoan.access.actions import action
from congdoan.audit.notes import note
from congdoan.education import policies, queries
from congdoan.education.choices import Permission, Topic
from congdoan.education.models import Attendance, StudySession
from congdoan.kernel.db import insert_all
from congdoan.people import policies as recorded
from congdoan.people.actions import taking_out


@action(Permission.RECORD_SESSION, at="unit")
def record(*, by, unit, held_on, kind, document, participants, topic="", topic_text="", issuer=""):
    """Ghi một buổi học tập, tuyên truyền.

    ``participants``: persons who were members of the unit (or below) on that day. ``topic``: a Topic value or "";
    ``topic_text``: the union's own words where it is OTHER. Raises Refused for a day to come or somebody from elsewhere.
    """
    session = StudySession(
        unit=unit,
        held_on=held_on,
        kind=kind,
        document=document,
        topic=topic,
        topic_text=_own_words(topic, topic_text),
        issuer=issuer,
        recorded_by=by.person,
        recorded_at=by.now,
    )
    _check(session, participants, today=by.today)
    session.save(force_insert=True)
    insert_all(Attendance, [Attendance(session=session, person=person) for person in participants])
    note(participants=len(participants))
    return session


@action(Permission.RECORD_SESSION, at="session.unit")
def correct(*, by, session, version, held_on, kind, document, participants, topic="", topic_text="", issuer=""):
    """Sửa một buổi học tập, tuyên truyền.

    The log keeps who was added and who was taken off the list. Conflict if somebody else corrected the session meanwhile.
    """
    session = queries.locked_session(session.pk)
    recorded.check_correctable(session, version)
    session.held_on, session.kind, session.document, session.topic = held_on, kind, document, topic
    session.topic_text, session.issuer = _own_words(topic, topic_text), issuer
    _check(session, participants, today=by.today)
    session.version += 1
    session.save()
    before = set(session.attendances.order_by("person").values_list("person_id", flat=True))
    now = {person.pk for person in participants}
    session.attendances.filter(person_id__in=before - now).delete()
    insert_all(Attendance, [Attendance(session=session, person_id=pk) for pk in sorted(now - before)])
    note(added=sorted(now - before), removed=sorted(before - now))
    return session


@action(Permission.RECORD_SESSION, at="session.unit")
def cancel(*, by, session, version, reason):
    """Bỏ một buổi học tập, tuyên truyền khỏi sổ.

    Session and participants stay, with day and ``reason`` (a sentence), and leave every list and figure.
    """
    session = queries.locked_session(session.pk)
    recorded.check_correctable(session, version)
    return taking_out.one(session, by=by, reason=reason)


def _own_words(topic, text):
    return text if topic == Topic.OTHER else ""


def _check(session, participants, *, today):
    policies.check_session_day(session.held_on, today=today)
    spells = queries.spells([person.pk for person in participants])
    policies.check_participants(participants, unit=session.unit, on=session.held_on, spells=spells)
