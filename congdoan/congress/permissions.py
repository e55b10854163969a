"""Ai giữ quyền của phòng congress."""

from congdoan.access.roles import COMMITTEE, Role, give_each
from congdoan.congress.choices import Permission

give_each((Role.CHAIR, Role.VICE_CHAIR), Permission.RECORD_CONGRESS, Permission.RECORD_ELECTION)
give_each((Role.CHAIR, Role.VICE_CHAIR, Role.SUPERIOR_OFFICER), Permission.CANCEL_ELECTION)
give_each((*COMMITTEE, Role.INSPECTOR, Role.GROUP_LEADER, Role.SUPERIOR_OFFICER), Permission.VIEW_CONGRESSES)
give_each((Role.ACCOUNTANT, Role.CASHIER), Permission.VIEW_CONGRESSES)
