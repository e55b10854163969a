"""Ai giữ quyền của phòng sổ kế toán."""

from congdoan.access.roles import COMMITTEE, Role, give, give_each, moves_money
from congdoan.ledger.choices import Permission

give(Role.ACCOUNTANT, Permission.KEEP_BOOKS)
give_each((Role.CASHIER, Role.CHAIR, Role.VICE_CHAIR), Permission.RECORD_COUNT)
give_each((Role.CHAIR, Role.VICE_CHAIR), Permission.REOPEN_MONTH)
give_each((*COMMITTEE, Role.ACCOUNTANT, Role.CASHIER, Role.INSPECTOR), Permission.VIEW_BOOKS)
moves_money(Permission.KEEP_BOOKS, Permission.REOPEN_MONTH, Permission.RECORD_COUNT)
