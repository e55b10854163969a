"""Mục "Học tập", and what of it stands under "Ghi nhận"."""

from django.utils.translation import gettext_lazy as _

from congdoan.education.choices import Permission
from congdoan.ui.navigation import recording, section

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
