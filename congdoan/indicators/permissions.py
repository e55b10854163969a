"""Ai giữ quyền của phòng chỉ tiêu."""

from congdoan.access.roles import Role, give
from congdoan.indicators.choices import Permission

give(Role.CHAIR, Permission.DECLARE_FIGURE)
give(Role.VICE_CHAIR, Permission.DECLARE_FIGURE)
