"""Ai giữ quyền của phòng báo cáo."""

from congdoan.access.roles import COMMITTEE, Role, give_each
from congdoan.indicators import telling
from congdoan.reports.choices import Permission

give_each((*COMMITTEE, Role.ACCOUNTANT, Role.CASHIER, Role.INSPECTOR, Role.SUPERIOR_OFFICER), Permission.VIEW_REPORT)
give_each((Role.CHAIR, Role.VICE_CHAIR), Permission.WRITE_REPORT)
telling.WRITERS.add(str(Permission.WRITE_REPORT))
