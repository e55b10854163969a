"""Ai giữ quyền của phòng thông tin thêm."""

from congdoan.access.roles import COMMITTEE, Role, give_each, opens_sensitive
from congdoan.extras.choices import Permission

give_each(COMMITTEE, Permission.VIEW_FIELDS, Permission.RECORD_ANSWER)
give_each((Role.GROUP_LEADER, Role.INSPECTOR, Role.SUPERIOR_OFFICER, Role.ADMINISTRATOR), Permission.VIEW_FIELDS)
give_each((Role.CHAIR, Role.SUPERIOR_OFFICER), Permission.DECLARE_FIELD)
give_each((Role.CHAIR, Role.VICE_CHAIR), Permission.VIEW_KEPT_ANSWERS)
opens_sensitive(Permission.VIEW_KEPT_ANSWERS)
