"""Ai giữ quyền của phòng đoàn viên."""

from congdoan.access.roles import COMMITTEE, Role, give, give_each, opens_sensitive
from congdoan.membership.choices import Permission

give_each(
    COMMITTEE,
    Permission.VIEW_MEMBERS,
    Permission.VIEW_MEMBER_COUNTS,
    Permission.VIEW_PARTY,
    Permission.VIEW_IDENTITY,
    Permission.VIEW_FAMILIES,
    Permission.ADMIT_MEMBER,
    Permission.CORRECT_MEMBER,
    Permission.END_MEMBERSHIP,
    Permission.RECORD_RELATIVE,
    Permission.VIEW_APPLICATIONS,
    Permission.RECEIVE_APPLICATION,
    Permission.DECIDE_APPLICATION,
    Permission.VIEW_TRANSFERS,
    Permission.SUSPEND_MEMBERSHIP,
    Permission.VIEW_QUALIFICATIONS,
    Permission.RECORD_QUALIFICATION,
    Permission.VIEW_COUNCILS,
    Permission.RECORD_COUNCIL,
    Permission.VIEW_OUTSTANDING,
    Permission.RECORD_OUTSTANDING,
)
give_each((Role.ACCOUNTANT, Role.CASHIER, Role.INSPECTOR), Permission.VIEW_MEMBERS, Permission.VIEW_MEMBER_COUNTS, Permission.VIEW_FAMILIES)
give(
    Role.GROUP_LEADER,
    Permission.VIEW_MEMBERS,
    Permission.VIEW_MEMBER_COUNTS,
    Permission.VIEW_FAMILIES,
    Permission.RECORD_RELATIVE,
    Permission.VIEW_APPLICATIONS,
    Permission.RECEIVE_APPLICATION,
)
give_each((Role.INSPECTOR, Role.GROUP_LEADER), Permission.UNMASK_PARTY)
give_each((Role.SUPERIOR_OFFICER, Role.ADMINISTRATOR), Permission.VIEW_MEMBER_COUNTS)
opens_sensitive(Permission.VIEW_PARTY, Permission.UNMASK_PARTY, Permission.VIEW_IDENTITY, Permission.SUSPEND_MEMBERSHIP)  # the last: why
