"""Ai giữ quyền của phòng hồ sơ kết thúc hoạt động."""

from congdoan.access.roles import Role, give_each
from congdoan.dissolution.choices import Permission

LEADERS = (Role.CHAIR, Role.VICE_CHAIR, Role.SUPERIOR_OFFICER)
give_each((*LEADERS, Role.COMMITTEE_MEMBER, Role.ACCOUNTANT, Role.CASHIER, Role.INSPECTOR, Role.ADMINISTRATOR), Permission.VIEW_FILES)
give_each((*LEADERS, Role.ACCOUNTANT), Permission.SETTLE_LINE)
give_each(LEADERS, Permission.OPEN_FILE, Permission.SIGN_FILE, Permission.RECEIVE_FILE)
