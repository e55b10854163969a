"""Screens of the room membership."""

from congdoan.membership.views.changes import AdmitMember, CorrectMember, EndMembership, RecordChild
from congdoan.membership.views.lists import MemberList
from congdoan.membership.views.posts import Appoint

__all__ = ["AdmitMember", "Appoint", "CorrectMember", "EndMembership", "MemberList", "RecordChild"]
