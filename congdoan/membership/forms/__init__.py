"""Forms of the room membership: each feeds one action; the filter of the list."""

from congdoan.membership.forms.accounts import Agree, OpenAccount
from congdoan.membership.forms.children import RecordChild
from congdoan.membership.forms.filters import MemberFilter
from congdoan.membership.forms.members import AdmitMember, CorrectMember, EndMembership
from congdoan.membership.forms.posts import Appoint

__all__ = ["AdmitMember", "Agree", "Appoint", "CorrectMember", "EndMembership", "MemberFilter", "OpenAccount", "RecordChild"]
