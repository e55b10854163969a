"""Reading sessions and who took part: rows by right, one person's moments, facts behind the figures."""

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext as _

from congdoan.access.actions import reads
from congdoan.education.choices import Permission, SessionKind, Topic
from congdoan.education.models import Attendance, StudySession
from congdoan.membership import queries as membership
from congdoan.people.moments import Moment
from congdoan.units import queries as units

_WITH = ("unit", "recorded_by")


@reads(Permission.VIEW_SESSIONS)
def sessions(*, by, unit):
    """Sổ học tập, tuyên truyền: standing sessions of the unit and below, newest first, with ``participants`` counted."""
    seen = StudySession.objects.standing().filter(by.scope(Permission.VIEW_SESSIONS).q("unit__path"))
    counted = seen.filter(units.today_q(unit.path, "unit__path")).annotate(participants=Count("attendances"))
    return counted.select_related(*_WITH).order_by("-held_on", "-pk")


@reads(Permission.VIEW_SESSIONS)
def session(*, by, pk):
    """One session, cancelled or not, that ``by`` may see; else None."""
    seen = StudySession.objects.filter(by.scope(Permission.VIEW_SESSIONS).q("unit__path"))
    return seen.select_related(*_WITH).filter(pk=pk).first()


@reads(Permission.VIEW_SESSIONS)
def participants(*, by, unit, session):
    """Attendances of one session of the unit that ``by`` may see, by given name."""
    seen = Attendance.objects.filter(by.scope(Permission.VIEW_SESSIONS).q("session__unit__path"), session=session, session__unit=unit)
    return seen.select_related("person").order_by("person__sort_key", "pk")


@reads(Permission.VIEW_SESSIONS)
def attendances(*, by, unit):
    """Attendances of standing sessions of the unit and below that ``by`` may see, in the order of days, for the workbook."""
    seen = attendance_facts().filter(by.scope(Permission.VIEW_SESSIONS).q("session__unit__path"))
    return seen.filter(units.today_q(unit.path, "session__unit__path"))


@reads(Permission.VIEW_SESSIONS)
def timeline(*, by, person):
    """[Moment] newest first: the sessions a person took part in; everybody may see the own ones. Asks through ``gather``."""
    own = Q(person=by.person) | by.scope(Permission.VIEW_SESSIONS).q("session__unit__path")
    rows, found = (yield attendance_facts().filter(own, person=person).order_by("-session__held_on", "-pk")), []
    for row in rows:
        session = row.session
        visible = by.may(Permission.VIEW_SESSIONS, session.unit)
        url = reverse("education:session-detail", args=[session.unit_id, session.pk]) if visible else ""
        text = f"{SessionKind(session.kind).label.capitalize()}: {session.document}"
        found.append(Moment(on=session.held_on, kind=_("Học tập"), text=text, url=url, recorded_by=session.recorded_by.full_name))
    return found


def locked_session(pk):
    """The session as it stands now, held until the transaction ends."""
    return StudySession.objects.select_for_update(of=("self",)).select_related(*_WITH).get(pk=pk)


def standing_on(unit, days):
    """Standing sessions of the unit and below on these days: those a workbook's rows may belong to."""
    found = StudySession.objects.standing().filter(units.today_q(unit.path, "unit__path"), held_on__in=days)
    return found.select_related("unit").order_by("-pk")


def sessions_of_attendances(pks):
    """Sessions that these attendances belong to; the action checks the right at their units."""
    return StudySession.objects.filter(attendances__in=list(pks)).select_related("unit").distinct().order_by("pk")


def attendances_by_ids(pks):
    """Attendances for an import's corrections; the action checks the right at their units."""
    return Attendance.objects.filter(pk__in=list(pks)).select_related("session__unit", "person").order_by("pk")


def sessions_with_size(pks):
    """{attendance id: (session id, how many took part in it)}."""
    size = Count("session__attendances")
    return {row.pk: (row.session_id, row.size) for row in Attendance.objects.filter(pk__in=list(pks)).annotate(size=size).order_by("pk")}


def spells(person_ids):
    """{person id: [memberships]} of these persons, wherever and whenever; what policies judge by."""
    found = {}
    for spell in membership.matching(person_ids):
        found.setdefault(spell.person_id, []).append(spell)
    return found


def session_facts():
    """Standing sessions."""
    return StudySession.objects.standing().select_related(*_WITH).order_by("held_on", "pk")


def attendance_facts():
    """Attendances of standing sessions; their unit is that of the session."""
    standing = Attendance.objects.filter(session__cancelled_on__isnull=True)
    return standing.select_related("session__unit", "session__recorded_by", "person").order_by("session__held_on", "session_id", "pk")


def gender_equality_facts():
    """Attendances at sessions on gender equality (bình đẳng giới)."""
    return attendance_facts().filter(session__topic=Topic.GENDER_EQUALITY)


def law_facts():
    """Attendances at sessions on the law (pháp luật)."""
    return attendance_facts().filter(session__topic=Topic.LAW)


def study_facts():
    """Attendances at the study of resolutions (học tập nghị quyết)."""
    return attendance_facts().filter(session__kind=SessionKind.RESOLUTION_STUDY)


def training_facts():
    """Attendances at training (tập huấn)."""
    return attendance_facts().filter(session__kind=SessionKind.TRAINING)
