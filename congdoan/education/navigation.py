"""Mục "Học tập", and what of it stands under "Ghi nhận"."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from congdoan.education.choices import Permission
from congdoan.ui.navigation import recording, section
from congdoan.ui.opening import way

section(
    key="education", label=_("Học tập"), icon="sach", url_name="education:session-list", permission=Permission.VIEW_SESSIONS.value, place=45
)
recording(
    label=_("Buổi học tập, tuyên truyền"),
    hint=_("Học nghị quyết, tuyên truyền, tập huấn, cuộc thi; đánh dấu ai dự."),
    icon="sach",
    url_name="education:session-record",
    permission=Permission.RECORD_SESSION.value,
    place=40,
    minutes=2,
)


def _sessions(by, sessions):
    """The page of a session, for those who may see the book."""
    scope = by.scope(Permission.VIEW_SESSIONS)
    return {row.pk: reverse("education:session-detail", args=[row.unit_id, row.pk]) for row in sessions if scope.contains(row.unit)}


def _attendances(by, attendances):
    """A participant leads to the session."""
    found = _sessions(by, [row.session for row in attendances])
    return {row.pk: found[row.session_id] for row in attendances if row.session_id in found}


way("education.studysession", _sessions)
way("education.attendance", _attendances)
