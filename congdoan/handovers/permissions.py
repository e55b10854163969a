"""Ai giữ quyền của phòng bàn giao chức vụ: whoever holds a post hands it over; the chair or the level above confirms for who is away."""

from congdoan.access.roles import Role, give_each
from congdoan.handovers.choices import Permission

give_each(tuple(Role), Permission.VIEW_HANDOVERS, Permission.RECORD_HANDOVER)
give_each((Role.CHAIR, Role.SUPERIOR_OFFICER), Permission.CONFIRM_HANDOVER)
