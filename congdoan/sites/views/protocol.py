"""The endpoints of the protocol (OpenID Connect Core, code flow): for other sites' software, not for readers."""

from allauth.core.internal import ratelimit
from allauth.idp.oidc.internal.oauthlib.utils import convert_response, extract_params, respond_json_error
from allauth.idp.oidc.views import JwksView
from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_http_methods, require_POST
from oauthlib.oauth2.rfc6749.errors import OAuth2Error

from congdoan.accounts import afterwards
from congdoan.kernel.errors import NotAllowed
from congdoan.sites import keys, policies, queries
from congdoan.sites.adapter import Sites
from congdoan.sites.choices import OPENID, STANDARD_NAME, Learn
from congdoan.sites.views.asking import again, asked, leave, signed_in_at, with_query
from congdoan.sites.views.provider import Server


@login_not_required
@require_GET
def discovery(request):
    """What the provider can do, and where."""
    at = {name: request.build_absolute_uri(reverse(f"sites:{name}")) for name in ("authorize", "token", "userinfo", "revoke", "jwks")}
    methods = ["client_secret_basic", "client_secret_post", "none"]
    answer = JsonResponse(
        {
            "issuer": Sites().get_issuer(),
            "authorization_endpoint": at["authorize"],
            "token_endpoint": at["token"],
            "userinfo_endpoint": at["userinfo"],
            "revocation_endpoint": at["revoke"],
            "jwks_uri": at["jwks"],
            "scopes_supported": [OPENID, STANDARD_NAME, *Learn.values],
            "response_types_supported": ["code"],
            "response_modes_supported": ["query"],
            "grant_types_supported": ["authorization_code"],
            "subject_types_supported": ["pairwise"],
            "id_token_signing_alg_values_supported": ["RS256"],
            "token_endpoint_auth_methods_supported": methods,
            "revocation_endpoint_auth_methods_supported": methods,
            "code_challenge_methods_supported": ["S256"],
            "claims_supported": ["sub", "name", "email", "email_verified", "don_vi", "auth_time"],
            "claims_parameter_supported": False,
            "request_parameter_supported": False,
            "request_uri_parameter_supported": False,
            "prompt_values_supported": ["none", "login", "consent"],
            "ui_locales_supported": ["vi"],
        }
    )
    answer["Access-Control-Allow-Origin"] = "*"
    return answer


@login_not_required
@require_GET
def jwks(request):
    """The public halves of the keys that sign."""
    keys.ready(timezone.now())
    return JwksView.as_view()(request)


@csrf_exempt
@login_not_required
@require_http_methods(["GET", "POST"])
def authorize(request):
    """Where a site sends somebody: to sign in, to the page that asks for a yes, or straight back with a code."""
    if request.method == "POST":  # the standard allows both; a post from elsewhere brings no session along, a page opened does
        answer = HttpResponseRedirect(with_query(request.path, **request.POST.dict()))
        answer.status_code = 303
        return answer
    try:
        wanted = asked(request, timezone.now())
    except OAuth2Error as error:
        return leave(error.in_uri(error.redirect_uri))
    silent = "none" in wanted.prompts
    if (first := _first(request, wanted)) is not None:
        return wanted.refuse("login_required") if silent else redirect(first)
    try:
        policies.check_helped(request.actor)
        policies.check_reach(stands=queries.stands(request.actor, wanted.site), unit=wanted.site.unit, site=wanted.site)
    except NotAllowed:
        if silent:
            return wanted.refuse("access_denied")
        raise
    given = queries.consent(wanted.site, request.actor.person)
    if given is not None and set(wanted.learns) <= set(given.learns) and "consent" not in wanted.prompts:
        return wanted.grant(request.user)
    return wanted.refuse("consent_required") if silent else redirect(f"{reverse('sites:consent')}?{again(request, but=())}")


def _first(request, wanted):
    """Where one must go first: sign in, choose one's own password, set up a second factor, confirm it is still oneself; None for nowhere."""
    after = f"{reverse('sites:continue')}?{again(request, but=('login',))}"
    if not request.user.is_authenticated:
        return with_query(reverse("account_login"), next=after)
    if request.user.must_change_password or (request.actor.helper is None and request.actor.needs_factor and not request.user.has_factor):
        afterwards.keep(request, after)
        return reverse("account_change_password" if request.user.must_change_password else "mfa_index")
    since = signed_in_at(request)
    old = wanted.max_age is not None and (since is None or timezone.now().timestamp() - since > wanted.max_age)
    if "login" in wanted.prompts or old:
        return with_query(reverse("account_reauthenticate"), next=after)
    return None


def _limited(view):
    """Too many questions from one place wait."""

    @csrf_exempt
    @login_not_required
    def guarded(request):
        if not ratelimit.consume(request, app="allauth.account", action="site", limit_get=True):
            busy = JsonResponse({"error": "temporarily_unavailable", "error_description": "Too many requests."}, status=429)
            busy["Cache-Control"] = "no-store"
            return busy
        try:
            answer = view(request)
        except OAuth2Error as error:
            answer = respond_json_error(request, error)
        answer["Cache-Control"] = "no-store"
        return answer

    guarded.__name__, guarded.__module__, guarded.__doc__ = view.__name__, view.__module__, view.__doc__
    return guarded


@_limited
@require_POST
def token(request):
    """A code for an id token and an access token."""
    return convert_response(*Server(timezone.now()).create_token_response(*extract_params(request)))


@_limited
@require_POST
def revoke(request):
    """A site gives its token up."""
    return convert_response(*Server(timezone.now()).create_revocation_response(*extract_params(request)))


@_limited
@require_http_methods(["GET", "POST", "OPTIONS"])
def userinfo(request):
    """What the person lets the site learn, as of now. No cookie is read, so any page may ask that holds the token."""
    if request.method == "OPTIONS":
        answer = HttpResponse(status=204)
        answer["Access-Control-Allow-Headers"] = "Authorization"
    else:
        answer = convert_response(*Server(timezone.now()).create_userinfo_response(*extract_params(request)))
    answer["Access-Control-Allow-Origin"] = "*"
    return answer
