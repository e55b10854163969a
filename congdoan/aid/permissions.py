"""Ai giữ quyền của phòng đề nghị trợ cấp: the chair decides, whoever pays sees amounts, the confidential is the chair's alone."""

from congdoan.access.roles import COMMITTEE, Role, give, give_each, moves_money, opens_sensitive
from congdoan.aid.choices import Permission

give_each((*COMMITTEE, Role.GROUP_LEADER), Permission.PROPOSE_AID)
give_each((*COMMITTEE, Role.GROUP_LEADER, Role.INSPECTOR, Role.ACCOUNTANT, Role.CASHIER), Permission.VIEW_AID)
give_each((Role.CHAIR, Role.VICE_CHAIR), Permission.DECIDE_AID)
give(Role.CHAIR, Permission.VIEW_CONFIDENTIAL_AID)
opens_sensitive(Permission.VIEW_CONFIDENTIAL_AID)
moves_money(Permission.DECIDE_AID)
