"""Ai giữ quyền của phòng workbooks."""

from congdoan.access.roles import Role, give, give_each
from congdoan.workbooks.choices import Permission

give_each((Role.CHAIR, Role.VICE_CHAIR, Role.ADMINISTRATOR, Role.SUPERIOR_OFFICER), Permission.IMPORT_WORKBOOK, Permission.EXPORT_WORKBOOK)
give(Role.ACCOUNTANT, Permission.EXPORT_WORKBOOK)
