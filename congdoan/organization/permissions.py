"""Ai giữ quyền của phòng tổ chức."""

from congdoan.access.roles import COMMITTEE, Role, give, give_each
from congdoan.organization.choices import Permission

give_each(tuple(Role), Permission.VIEW_UNITS, Permission.VIEW_POSTS)
give_each(COMMITTEE, Permission.OPEN_TERM)
give_each((Role.CHAIR, Role.VICE_CHAIR, Role.ADMINISTRATOR), Permission.FOUND_UNIT, Permission.APPOINT)
give_each((Role.CHAIR, Role.VICE_CHAIR, Role.ADMINISTRATOR, Role.SUPERIOR_OFFICER), Permission.WITHDRAW_POSTS)
give(Role.SUPERIOR_OFFICER, Permission.FOUND_UNIT)
give_each((Role.CHAIR, Role.VICE_CHAIR, Role.ADMINISTRATOR, Role.SUPERIOR_OFFICER), Permission.RECORD_FACTS)
give_each((Role.CHAIR, Role.VICE_CHAIR, Role.ADMINISTRATOR, Role.SUPERIOR_OFFICER), Permission.CHANGE_UNIT)
give_each((Role.ADMINISTRATOR, Role.SUPERIOR_OFFICER), Permission.KEEP_AREAS)
