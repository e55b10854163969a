"""Ai giữ quyền của phòng jobs."""

from congdoan.access.roles import Role, give, give_each
from congdoan.jobs.choices import Permission

give_each((Role.CHAIR, Role.VICE_CHAIR), Permission.VIEW_RUNS, Permission.RERUN)
give(Role.ADMINISTRATOR, Permission.VIEW_RUNS, Permission.VIEW_ALL_RUNS, Permission.RERUN)
