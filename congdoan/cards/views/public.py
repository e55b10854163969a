"""Trang kiểm tra thẻ: whoever holds the address, signed in or not, reads whether the card is good today, of which union, and the year."""

from django.contrib.auth.decorators import login_not_required
from django.utils import timezone
from django.views.decorators.http import require_safe

from congdoan.cards import queries
from congdoan.kernel.readonly import readonly
from congdoan.ui import public

TEMPLATE = "cards/check.html"


@login_not_required
@require_safe
def check(request, token):
    """One answer for a good card, one for every other token; too many questions from one place get neither."""
    if not public.answers(request, "card"):
        return public.page(TEMPLATE, {"busy": True}, 429)
    today = timezone.localdate()
    with readonly():
        unit = queries.valid_unit(token, today)
    return public.page(TEMPLATE, {"busy": False, "unit": unit, "year": today.year, "day": today})
