"""Records of the room membership."""

from congdoan.membership.models.families import Relative
from congdoan.membership.models.joining import Application
from congdoan.membership.models.membership import Membership, PartyStanding
from congdoan.membership.models.misrecords import Misrecord
from congdoan.membership.models.moving import LeavingAhead, Suspension, Transfer
from congdoan.membership.models.outstanding import Outstanding
from congdoan.membership.models.standing import Council, CouncilSeat, Qualification

__all__ = [
    "Application",
    "Council",
    "CouncilSeat",
    "LeavingAhead",
    "Membership",
    "Misrecord",
    "Outstanding",
    "PartyStanding",
    "Qualification",
    "Relative",
    "Suspension",
    "Transfer",
]
