"""Ai giữ quyền của phòng trùng người."""

from congdoan.access.roles import Role, give_each
from congdoan.duplicates.choices import Permission

give_each((Role.CHAIR, Role.VICE_CHAIR, Role.SUPERIOR_OFFICER), Permission.MERGE_PERSONS)
