"""Records of the room membership."""

from congdoan.membership.models.joining import Application
from congdoan.membership.models.membership import Child, Membership, PartyStanding
from congdoan.membership.models.moving import Suspension, Transfer

__all__ = ["Application", "Child", "Membership", "PartyStanding", "Suspension", "Transfer"]
