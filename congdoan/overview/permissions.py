"""Ai giữ quyền của phòng tổng quan."""

from congdoan.access.roles import Role, give
from congdoan.overview.choices import Permission

give(Role.CHAIR, Permission.READ_IMPORT)
