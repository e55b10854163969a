"""Ai giữ quyền của phòng phúc lợi đoàn viên; a member reads what is offered without any role."""

from congdoan.access.roles import COMMITTEE, Role, give_each
from congdoan.benefits.choices import Permission

give_each(COMMITTEE, Permission.KEEP_OFFERS)
give_each((*COMMITTEE, Role.GROUP_LEADER), Permission.RECORD_USE)
give_each((*COMMITTEE, Role.ACCOUNTANT, Role.CASHIER, Role.INSPECTOR, Role.GROUP_LEADER, Role.SUPERIOR_OFFICER), Permission.VIEW_OFFERS)
