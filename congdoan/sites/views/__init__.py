"""Screens of the room sites, and the endpoints of the protocol."""

from congdoan.sites.views.keeping import CloseSite, CorrectSite, DeclareSite, RenewSecret, SiteList, SitePage
from congdoan.sites.views.mine import Consent, Continue, Decline, MySites, Withdraw
from congdoan.sites.views.protocol import authorize, discovery, jwks, revoke, token, userinfo

__all__ = [
    "CloseSite",
    "Consent",
    "Continue",
    "CorrectSite",
    "DeclareSite",
    "Decline",
    "MySites",
    "RenewSecret",
    "SiteList",
    "SitePage",
    "Withdraw",
    "authorize",
    "discovery",
    "jwks",
    "revoke",
    "token",
    "userinfo",
]
