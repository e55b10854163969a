"""Screens of the room membership."""

from congdoan.membership.views.accounts import Account, CloseAccount, OpenAccount, RenewPassword, ReopenAccount
from congdoan.membership.views.changes import AdmitMember, CorrectMember, EndMembership, RecordChild
from congdoan.membership.views.lists import MemberList
from congdoan.membership.views.posts import Appoint

__all__ = [
    "Account",
    "AdmitMember",
    "Appoint",
    "CloseAccount",
    "CorrectMember",
    "EndMembership",
    "MemberList",
    "OpenAccount",
    "RecordChild",
    "RenewPassword",
    "ReopenAccount",
]
