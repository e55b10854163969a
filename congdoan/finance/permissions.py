"""Ai giữ quyền của phòng finance."""

from congdoan.access.roles import COMMITTEE, Role, give, give_each, moves_money
from congdoan.finance.choices import Permission

give_each((Role.CHAIR, Role.VICE_CHAIR, Role.ACCOUNTANT), Permission.OPEN_FUND, Permission.CLOSE_FUND)
give_each((Role.CHAIR, Role.VICE_CHAIR), Permission.PUBLISH_FUND)
give_each((Role.CHAIR, Role.VICE_CHAIR, Role.ACCOUNTANT, Role.CASHIER), Permission.RECORD_CONTRIBUTION, Permission.RECORD_HANDOVER)
give(Role.GROUP_LEADER, Permission.RECORD_CONTRIBUTION)
give_each(
    (*COMMITTEE, Role.ACCOUNTANT, Role.CASHIER, Role.INSPECTOR, Role.GROUP_LEADER),
    Permission.VIEW_CONTRIBUTIONS,
    Permission.VIEW_FUND_TOTALS,
)
give(Role.SUPERIOR_OFFICER, Permission.VIEW_FUND_TOTALS)
moves_money(Permission.OPEN_FUND, Permission.CLOSE_FUND, Permission.RECORD_CONTRIBUTION, Permission.RECORD_HANDOVER)
