"""Ai giữ quyền của phòng công khai tài chính; a member reads what the own unit published without any role."""

from congdoan.access.roles import COMMITTEE, Role, give_each
from congdoan.disclosure.choices import Permission

give_each((Role.CHAIR, Role.VICE_CHAIR, Role.ACCOUNTANT), Permission.MAKE_PUBLICATION, Permission.ANSWER_QUESTION)
give_each(
    (*COMMITTEE, Role.ACCOUNTANT, Role.CASHIER, Role.INSPECTOR, Role.GROUP_LEADER, Role.SUPERIOR_OFFICER), Permission.VIEW_PUBLICATIONS
)
