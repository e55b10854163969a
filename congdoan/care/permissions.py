"""Ai giữ quyền của phòng chăm lo: whoever pays or checks sees amounts; only who must know sees the reason."""

from congdoan.access.roles import COMMITTEE, Role, give, give_each, opens_sensitive
from congdoan.care.choices import Permission

give_each(
    COMMITTEE,
    Permission.RECORD_VISIT,
    Permission.VIEW_VISITS,
    Permission.VIEW_VISIT_REASON,
    Permission.GIVE_GIFTS,
    Permission.VIEW_GIFTS,
)
give(Role.GROUP_LEADER, Permission.RECORD_VISIT, Permission.VIEW_VISITS, Permission.VIEW_VISIT_REASON, Permission.VIEW_GIFTS)
give(Role.INSPECTOR, Permission.VIEW_VISITS, Permission.VIEW_VISIT_REASON, Permission.VIEW_GIFTS)
give_each((Role.ACCOUNTANT, Role.CASHIER), Permission.VIEW_VISITS, Permission.VIEW_GIFTS, Permission.UNMASK_VISIT_REASON)
opens_sensitive(Permission.VIEW_VISIT_REASON, Permission.UNMASK_VISIT_REASON)
give_each((Role.CHAIR, Role.VICE_CHAIR, Role.ACCOUNTANT), Permission.KEEP_NORMS)
give_each((*COMMITTEE, Role.ACCOUNTANT, Role.CASHIER, Role.INSPECTOR, Role.GROUP_LEADER, Role.SUPERIOR_OFFICER), Permission.VIEW_NORMS)
