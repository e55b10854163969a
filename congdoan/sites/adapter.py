"""allauth's provider as this house uses it: its keys, its own address, and a subject for each site of its own."""

from allauth.idp.oidc.adapter import DefaultOIDCAdapter
from django.urls import reverse

from congdoan.sites import keys, queries


class Sites(DefaultOIDCAdapter):
    """allauth's OpenID provider. What a site is told is said by ``queries.claims``, not here."""

    def get_issuer(self):
        return self.request.build_absolute_uri(reverse("sites:discovery")).partition("/.well-known/")[0]

    def list_private_keys(self, *, did_activate=None, is_active=None):
        from allauth.idp.oidc.internal.private_keys import filter_keys

        return filter_keys(keys.standing(), did_activate=did_activate, is_active=is_active)

    def get_user_sub(self, client, user):
        """By what the site knows the person: nothing that another site knows too."""
        given = queries.consent(client.site, user.person)
        return given.subject if given else ""

    def get_user_by_sub(self, client, sub):
        """Nobody is looked up by it."""
        return

    def get_claims(self, purpose, user, client, scopes, email=None, **facts):
        """The id token says who, and nothing more."""
        return {"sub": self.get_user_sub(client, user)}
