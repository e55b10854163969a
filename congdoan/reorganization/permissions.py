"""Ai giữ quyền của phòng sắp xếp tổ chức."""

from congdoan.access.roles import Role, give_each
from congdoan.reorganization.choices import Permission

LEADERS = (Role.CHAIR, Role.VICE_CHAIR, Role.SUPERIOR_OFFICER)
give_each((*LEADERS, Role.COMMITTEE_MEMBER, Role.INSPECTOR, Role.ADMINISTRATOR), Permission.VIEW_PLANS)
give_each((*LEADERS, Role.ADMINISTRATOR), Permission.DRAFT_PLAN)  # who brings in workbooks brings in the sheet of plans, too
give_each(LEADERS, Permission.SEND_MEMBERS, Permission.APPROVE_PLAN, Permission.EXECUTE_PLAN)
