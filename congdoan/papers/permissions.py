"""Ai giữ quyền của phòng danh sách, quyết định."""

from congdoan.access.roles import COMMITTEE, Role, give, give_each
from congdoan.papers.choices import Permission

give_each(COMMITTEE, Permission.PRINT_LIST, Permission.VIEW_DECISIONS)
give(Role.ADMINISTRATOR, Permission.VIEW_DECISIONS)
give_each((Role.CHAIR, Role.VICE_CHAIR, Role.ADMINISTRATOR, Role.SUPERIOR_OFFICER), Permission.KEEP_SCANS)
give_each((Role.CHAIR, Role.VICE_CHAIR), Permission.ISSUE_DECISION, Permission.KEEP_TEMPLATE)
give(Role.SUPERIOR_OFFICER, Permission.VIEW_DECISIONS, Permission.ISSUE_DECISION, Permission.KEEP_TEMPLATE)
