"""Ai giữ quyền của phòng kiểm tra: the committee inspects, who leads and keeps the money answers, the unit's own officers read."""

from congdoan.access.roles import COMMITTEE, Role, give, give_each
from congdoan.inspection.choices import Permission

give(Role.INSPECTOR, Permission.HOLD_INSPECTION)
give_each((Role.CHAIR, Role.VICE_CHAIR, Role.ACCOUNTANT), Permission.ANSWER_FINDINGS)
give_each((*COMMITTEE, Role.ACCOUNTANT, Role.CASHIER, Role.INSPECTOR), Permission.VIEW_INSPECTIONS)
