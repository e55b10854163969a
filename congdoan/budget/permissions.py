"""Ai giữ quyền của phòng dự toán, quyết toán."""

from congdoan.access.roles import COMMITTEE, Role, give, give_each, moves_money
from congdoan.budget.choices import Permission

LEADERS = (Role.CHAIR, Role.VICE_CHAIR)

give(Role.ACCOUNTANT, Permission.DRAW_FILING)
give_each(LEADERS, Permission.AGREE_FILING)
give_each((*LEADERS, Role.SUPERIOR_OFFICER), Permission.ANSWER_FILING)
give_each((*COMMITTEE, Role.ACCOUNTANT, Role.CASHIER, Role.INSPECTOR, Role.SUPERIOR_OFFICER), Permission.VIEW_FILINGS)
moves_money(Permission.DRAW_FILING, Permission.AGREE_FILING)
