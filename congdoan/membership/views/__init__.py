"""Screens of the room membership."""

from congdoan.membership.views.accounts import Account, CloseAccount, OpenAccount, RenewPassword, ReopenAccount
from congdoan.membership.views.application import ApplicationPage, CorrectApplication, WithdrawApplication
from congdoan.membership.views.changes import AdmitMember, CorrectMember, EndMembership, RecordChild
from congdoan.membership.views.joining import (
    ApplicationList,
    ConsiderApplications,
    DecideApplications,
    InductMembers,
    ReceiveApplication,
    ReceiveApplications,
)
from congdoan.membership.views.lists import MemberList
from congdoan.membership.views.posts import Appoint

__all__ = [
    "Account",
    "AdmitMember",
    "ApplicationList",
    "ApplicationPage",
    "Appoint",
    "CloseAccount",
    "ConsiderApplications",
    "CorrectApplication",
    "CorrectMember",
    "DecideApplications",
    "EndMembership",
    "InductMembers",
    "MemberList",
    "OpenAccount",
    "ReceiveApplication",
    "ReceiveApplications",
    "RecordChild",
    "RenewPassword",
    "ReopenAccount",
    "WithdrawApplication",
]
