"""Ai giữ quyền của phòng access."""

from congdoan.access.choices import Permission
from congdoan.access.roles import Role, give, give_each

give(Role.CHAIR, Permission.GIVE_ROLE, Permission.VIEW_LOG)
give(Role.VICE_CHAIR, Permission.VIEW_LOG)
give(Role.INSPECTOR, Permission.VIEW_LOG)
give(Role.ADMINISTRATOR, Permission.GIVE_ROLE, Permission.VIEW_LOG)
give_each((Role.CHAIR, Role.SUPERIOR_OFFICER, Role.ADMINISTRATOR), Permission.REQUIRE_FACTOR, Permission.RESET_FACTOR)
give_each((Role.SUPERIOR_OFFICER, Role.ADMINISTRATOR), Permission.GIVE_SUPPORT)
give_each(Role, Permission.LEND_RIGHTS)
