"""Ai giữ quyền của phòng đoàn phí. Wages are sensitive: the committee's members and group leaders see who has paid, never how much."""

from congdoan.access.roles import COMMITTEE, Role, give_each, moves_money, opens_sensitive
from congdoan.dues.choices import Permission

give_each((Role.ACCOUNTANT, Role.CASHIER), Permission.RECORD_DUES)
give_each((Role.CHAIR, Role.ACCOUNTANT, Role.CASHIER), Permission.IMPORT_DUES)
give_each((Role.CHAIR, Role.ACCOUNTANT), Permission.SET_GROUP)
give_each((Role.CHAIR, Role.ACCOUNTANT, Role.CASHIER, Role.INSPECTOR), Permission.VIEW_WAGES)
give_each((*COMMITTEE, Role.ACCOUNTANT, Role.CASHIER, Role.INSPECTOR, Role.GROUP_LEADER), Permission.VIEW_DUES)
give_each((*COMMITTEE, Role.ACCOUNTANT, Role.CASHIER, Role.INSPECTOR, Role.SUPERIOR_OFFICER), Permission.VIEW_TOTALS)
opens_sensitive(Permission.VIEW_WAGES, Permission.RECORD_DUES, Permission.IMPORT_DUES, Permission.IMPORT_BANK)
give_each((Role.ACCOUNTANT,), Permission.RECORD_LEVY, Permission.IMPORT_BANK)
give_each((Role.CHAIR,), Permission.SET_ACCOUNT)
give_each((*COMMITTEE, Role.ACCOUNTANT, Role.CASHIER, Role.INSPECTOR, Role.SUPERIOR_OFFICER), Permission.VIEW_LEVY)
moves_money(Permission.RECORD_DUES, Permission.IMPORT_DUES, Permission.RECORD_LEVY, Permission.IMPORT_BANK, Permission.SET_ACCOUNT)
