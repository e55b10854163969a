"""Ai giữ quyền của phòng workbooks. The accountant keeps the books of money, so brings in the sheets that are his: others' rows stay out."""

from congdoan.access.roles import Role, give_each
from congdoan.workbooks.choices import Permission

BRINGS_IN = (Role.CHAIR, Role.VICE_CHAIR, Role.ACCOUNTANT, Role.ADMINISTRATOR, Role.SUPERIOR_OFFICER)
give_each(BRINGS_IN, Permission.IMPORT_WORKBOOK, Permission.EXPORT_WORKBOOK)
