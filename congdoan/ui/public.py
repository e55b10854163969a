"""Pages that anybody opens who holds the address: no session, no cookie, no frame of the house; they are drawn without the request."""

from allauth.core.internal import ratelimit
from django.http import HttpResponse
from django.template.loader import render_to_string


def answers(request, action):
    """True unless this place asked too often; ``action``: its name in ACCOUNT_RATE_LIMITS."""
    return bool(ratelimit.consume(request, app="allauth.account", action=action, limit_get=True))


def page(template, context, status=200):
    """The page (it extends "ui/public.html"), kept by nobody, found by no search, telling no other site its address."""
    answer = HttpResponse(render_to_string(template, context), status=status)
    answer["Cache-Control"] = "no-store"
    answer["X-Robots-Tag"] = "noindex, nofollow, noarchive"
    answer["Referrer-Policy"] = "no-referrer"
    return answer
