"""Trang kiểm tra thẻ: whoever holds the address, signed in or not, reads whether the card is good today, of which union, and the year."""

from allauth.core.internal import ratelimit
from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.utils import timezone
from django.views.decorators.http import require_safe

from congdoan.cards import queries
from congdoan.kernel.readonly import readonly


@login_not_required
@require_safe
def check(request, token):
    """One answer for a good card, one for every other token; too many questions from one place get neither.

    No session, no cookie, no frame of the house: the page is drawn without the request.
    """
    if not ratelimit.consume(request, app="allauth.account", action="card", limit_get=True):
        return _answer(429, {"busy": True})
    today = timezone.localdate()
    with readonly():
        unit = queries.valid_unit(token, today)
    return _answer(200, {"busy": False, "unit": unit, "year": today.year, "day": today})


def _answer(status, context):
    answer = HttpResponse(render_to_string("cards/check.html", context), status=status)
    answer["Cache-Control"] = "no-store"
    answer["X-Robots-Tag"] = "noindex, nofollow, noarchive"
    answer["Referrer-Policy"] = "no-referrer"
    return answer
