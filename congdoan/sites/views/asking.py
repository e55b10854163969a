"""What a site asks when it sends somebody here: read anew from the address on every page of the way, so nothing is carried that could be changed."""

from dataclasses import dataclass
from urllib.parse import urlencode

from allauth.account.internal.flows.login import get_authentication_records
from django.http import HttpResponseRedirect
from django.utils.translation import gettext as _
from oauthlib.common import add_params_to_uri
from oauthlib.oauth2.rfc6749 import errors
from oauthlib.openid.connect.core.exceptions import RequestNotSupported, RequestURINotSupported

from congdoan.kernel.errors import Refused
from congdoan.kernel.text import number_in
from congdoan.sites import policies
from congdoan.sites.views.provider import Server

UNREAD = ("claims",)  # nothing of it is supported; the standard says to pass it over
UNSUPPORTED = {"request": RequestNotSupported, "request_uri": RequestURINotSupported}


@dataclass
class Asked:
    """One request of a site: the open site, what it wants to learn, how it wants to be answered."""

    server: object
    uri: str
    scopes: list
    facts: dict
    site: object
    prompts: frozenset
    max_age: int | None

    @property
    def learns(self):
        """What it asks for, in the order of Learn."""
        return policies.learns_of(self.scopes)

    def refuse(self, error):
        """Back to the site with an error of the protocol."""
        said = [("error", error)] + ([("state", self.facts["state"])] if self.facts.get("state") else [])
        return leave(add_params_to_uri(self.facts["redirect_uri"], said))

    def grant(self, user):
        """Back to the site with a code."""
        given = {name: self.facts[name] for name in self.facts if name not in ("request", "prompt")} | {"user": user}
        headers, _body, _status = self.server.create_authorization_response(self.uri, "GET", "", {}, scopes=self.scopes, credentials=given)
        return leave(headers["Location"])


def asked(request, now):
    """What the site asks; raises Refused where the site itself cannot be trusted, OAuth2Error with its ``redirect_uri`` otherwise."""
    query = request.GET.copy()
    for name in UNREAD:
        query.pop(name, None)
    uri = f"{request.path}?{query.urlencode()}"
    server = Server(now, signed_in_at(request))
    try:
        if "%00" in uri:
            raise errors.InvalidRequestFatalError
        scopes, facts = server.validate_authorization_request(uri, "GET", "", {})
    except errors.FatalClientError as error:
        raise Refused(
            _("Trang gọi đến đây chưa được khai, đã đóng, hoặc gọi sai địa chỉ nhận về. Báo người phụ trách trang ấy.")
        ) from error
    for name, problem in UNSUPPORTED.items():
        if name in query:
            raise problem(request=facts["request"])
    if query.get("response_mode", "query") != "query":
        problem = errors.InvalidRequestError(request=facts["request"])
        problem.response_mode = "query"  # told where the site's server reads it
        raise problem
    site = server.asks.site(facts["client_id"])
    age = number_in(query.get("max_age", ""), most=9)
    return Asked(server, uri, scopes, facts, site, frozenset(facts.get("prompt") or ()), age)


def leave(address):
    """Off to another site: kept by nobody on the way, and nothing told of where one comes from."""
    answer = HttpResponseRedirect(address)
    answer["Cache-Control"] = "no-store"
    answer["Referrer-Policy"] = "no-referrer"
    return answer


def signed_in_at(request):
    """When who stands here last proved who he is, in seconds; None for a visitor."""
    if not request.user.is_authenticated:
        return None
    said = [int(each["at"]) for each in get_authentication_records(request, request.user) if each.get("at")]
    return max(said) if said else int(request.user.last_login.timestamp()) if request.user.last_login else None


def again(request, but=()):
    """The same request as a query, with these prompts answered; who has just signed in has done so lately enough."""
    query = request.GET.copy()
    if "login" in but:
        query.pop("max_age", None)
    left = [word for word in query.pop("prompt", [""])[-1].split() if word not in but]
    if left:
        query["prompt"] = " ".join(left)
    return query.urlencode()


def with_query(address, /, **facts):
    """The address with these in its query."""
    return f"{address}?{urlencode(facts)}"
