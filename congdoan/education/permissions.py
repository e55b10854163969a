"""Ai giữ quyền của phòng học tập, tuyên truyền."""

from congdoan.access.roles import COMMITTEE, Role, give, give_each
from congdoan.education.choices import Permission

give_each(COMMITTEE, Permission.RECORD_SESSION, Permission.VIEW_SESSIONS)
give(Role.GROUP_LEADER, Permission.RECORD_SESSION, Permission.VIEW_SESSIONS)
give(Role.INSPECTOR, Permission.VIEW_SESSIONS)
