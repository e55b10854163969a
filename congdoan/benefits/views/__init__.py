"""Screens of the room benefits."""

from congdoan.benefits.views.lists import OfferList, PartnerList
from congdoan.benefits.views.offers import CancelOffer, CorrectOffer, MyOffers, OfferPage, RecordUse, TakeBack, UseOffer
from congdoan.benefits.views.partners import CancelPartner, CorrectPartner, RecordOffer, RecordPartner

__all__ = [
    "CancelOffer", "CancelPartner", "CorrectOffer", "CorrectPartner", "MyOffers", "OfferList", "OfferPage", "PartnerList", "RecordOffer",
    "RecordPartner", "RecordUse", "TakeBack", "UseOffer",
]  # fmt: skip
