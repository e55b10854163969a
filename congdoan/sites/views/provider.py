"""What the protocol asks of this house: oauthlib's questions, answered by allauth's validator and, where we are stricter, here.

The code flow alone; S256 alone; addresses of return letter by letter; codes in the database, by hash, used once; no refresh token. Each
use of a token asks anew whether the site is open, the account in use, the person still there and willing.
"""

from allauth.core import context
from allauth.idp.oidc import app_settings
from allauth.idp.oidc.internal.oauthlib.request_validator import OAuthLibRequestValidator
from allauth.idp.oidc.internal.oauthlib.server import generate_opaque_token
from allauth.idp.oidc.internal.tokens import decode_jwt_token
from django.utils import timezone
from oauthlib.oauth2.rfc6749.endpoints.authorization import AuthorizationEndpoint
from oauthlib.oauth2.rfc6749.endpoints.revocation import RevocationEndpoint
from oauthlib.oauth2.rfc6749.endpoints.token import TokenEndpoint
from oauthlib.oauth2.rfc6749.grant_types.authorization_code import code_challenge_method_s256
from oauthlib.oauth2.rfc6749.tokens import BearerToken
from oauthlib.openid.connect.core.endpoints.userinfo import UserInfoEndpoint
from oauthlib.openid.connect.core.grant_types import AuthorizationCodeGrant

from congdoan.access.actors import actor_for
from congdoan.accounts import queries as accounts
from congdoan.sites import keys, policies, queries
from congdoan.sites.actions import tokens
from congdoan.sites.choices import OPENID

FACTS = ("redirect_uri", "nonce", "code_challenge", "code_challenge_method")
"""What an exchange must match, or gives back, beside whose the code is."""


class Validator(OAuthLibRequestValidator):
    """One request's answers. ``signed_in_at``: when who stands before us proved who he is; None where nobody does."""

    def __init__(self, now, signed_in_at=None):
        super().__init__()
        self.now, self.signed_in_at = now, signed_in_at
        self.sites, self.rows, self.standing = {}, {}, {}

    @property
    def today(self):
        """The day in Vietnam."""
        return timezone.localdate(self.now)

    def site(self, client_id):
        """The open site of a client's id, or None; asked once."""
        if client_id not in self.sites:
            self.sites[client_id] = queries.open_site(client_id, self.today)
        return self.sites[client_id]

    def _lookup_client(self, request, client_id):
        site = self.site(client_id)
        return site.client if site else None

    def validate_redirect_uri(self, client_id, redirect_uri, request, *args, **kwargs):
        """Letter by letter."""
        return redirect_uri in request.client.get_redirect_uris()

    def validate_scopes(self, client_id, scopes, client, request, *args, **kwargs):
        """Signing in, and what the site may learn."""
        return OPENID in (scopes or ()) and super().validate_scopes(client_id, scopes, client, request)

    def validate_silent_login(self, request):
        """Asked by the view, before a code is drawn."""
        return True

    validate_silent_authorization = validate_silent_login

    def validate_user_match(self, id_token_hint, scopes, claims, request):
        """A hint names who is signed in, or nobody is; an old one still says who."""
        user = context.request.user
        if not id_token_hint or not user.is_authenticated:
            return True
        said = decode_jwt_token(id_token_hint, client_id=request.client.id, verify_exp=False, verify_iss=True)
        given = queries.consent(self.site(request.client.id), user.person)
        return bool(said and given and said.get("sub") == given.subject)

    def save_authorization_code(self, client_id, code, request, *args, **kwargs):
        facts = {name: getattr(request, name, None) for name in FACTS} | {"auth_time": self.signed_in_at}
        tokens.keep_code(code=code["code"], client=request.client, user=request.user, scopes=request.scopes, facts=facts, now=self.now)

    def validate_code(self, client_id, code, client, request, *args, **kwargs):
        """The first use in time of a code of this client, of somebody who may still sign in there."""
        row = self._row(client.id, code)
        if row is None or not tokens.use_code(row=row, now=self.now) or self.consent(client, row.user_id) is None:
            return False
        request.user, request.scopes = row.user, row.get_scopes()
        return True

    def _row(self, client_id, code):
        if (client_id, code) not in self.rows:
            self.rows[client_id, code] = tokens.find_code(code=code, client_id=client_id)
        return self.rows[client_id, code]

    def _fact(self, client_id, code, name):
        row = self._row(client_id, code)
        return row.data.get(name) if row else None

    def confirm_redirect_uri(self, client_id, code, redirect_uri, client, request, *args, **kwargs):
        return redirect_uri == self._fact(client.id, code, "redirect_uri")

    def get_authorization_code_nonce(self, client_id, code, redirect_uri, request):
        return self._fact(request.client.id, code, "nonce")

    def get_authorization_code_scopes(self, client_id, code, redirect_uri, request):
        return request.scopes

    def get_code_challenge(self, code, request):
        return self._fact(request.client.id, code, "code_challenge")

    def get_code_challenge_method(self, code, request):
        return self._fact(request.client.id, code, "code_challenge_method")

    def invalidate_authorization_code(self, client_id, code, request, *args, **kwargs):
        """It was used up when it was shown."""

    def finalize_id_token(self, id_token, token, token_handler, request):
        if signed_in_at := self._fact(request.client.id, request.code, "auth_time"):
            id_token["auth_time"] = signed_in_at
        return super().finalize_id_token(id_token, token, token_handler, request)

    def validate_bearer_token(self, token, scopes, request):
        """Open site, account in use, still there, still willing: asked at each use."""
        if not super().validate_bearer_token(token, scopes, request):
            return False
        return self.consent(request.client, request.user.pk) is not None

    def get_userinfo_claims(self, request):
        account, given = self._standing(request.client, request.user.pk)
        site = self.site(request.client.id)
        return queries.claims(site, given, account, policies.learns_of(request.scopes), self.today)

    def consent(self, client, user_id):
        """The consent by which an account may still be told to the site; None where anything stands against it."""
        return self._standing(client, user_id)[1]

    def _standing(self, client, user_id):
        """(account, consent or None), asked once a request."""
        if (client.id, user_id) not in self.standing:
            account = accounts.with_person(user_id)
            self.standing[client.id, user_id] = (account, self._consent(self.site(client.id), account))
        return self.standing[client.id, user_id]

    def _consent(self, site, account):
        if site is None or account is None or not account.is_active or account.must_change_password:
            return None
        actor = actor_for(account, self.now)
        if actor.needs_factor and not account.has_factor:
            return None
        return queries.consent(site, account.person) if queries.stands(actor, site) else None

    def revoke_token(self, token, token_type_hint, request, *args, **kwargs):
        """A site revokes its own alone."""
        tokens.revoke(value=token, client_id=request.client.id)


class Server(AuthorizationEndpoint, TokenEndpoint, RevocationEndpoint, UserInfoEndpoint):
    """The endpoints, each with the code flow and nothing else."""

    def __init__(self, now, signed_in_at=None):
        keys.ready(now)
        self.asks = Validator(now, signed_in_at)
        grant = AuthorizationCodeGrant(self.asks)
        grant.proxy_target.refresh_token = False
        grant.proxy_target._code_challenge_methods = {"S256": code_challenge_method_s256}  # plain hides nothing
        bearer = BearerToken(self.asks, generate_opaque_token, app_settings.ACCESS_TOKEN_EXPIRES_IN)
        AuthorizationEndpoint.__init__(self, "code", bearer, {"code": grant})
        TokenEndpoint.__init__(self, "authorization_code", bearer, {"authorization_code": grant})
        RevocationEndpoint.__init__(self, self.asks)
        UserInfoEndpoint.__init__(self, self.asks)
