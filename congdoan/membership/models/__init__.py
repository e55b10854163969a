"""Records of the room membership."""

from congdoan.membership.models.joining import Application
from congdoan.membership.models.membership import Child, Membership, PartyStanding
from congdoan.membership.models.moving import LeavingAhead, Suspension, Transfer
from congdoan.membership.models.standing import Council, CouncilSeat, Qualification

__all__ = [
    "Application",
    "Child",
    "Council",
    "CouncilSeat",
    "LeavingAhead",
    "Membership",
    "PartyStanding",
    "Qualification",
    "Suspension",
    "Transfer",
]
