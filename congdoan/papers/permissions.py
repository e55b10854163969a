"""Ai giữ quyền của phòng danh sách, quyết định."""

from congdoan.access.roles import COMMITTEE, give_each
from congdoan.papers.choices import Permission

give_each(COMMITTEE, Permission.PRINT_LIST)
