"""Trang công khai của một đợt: whoever holds the address reads totals and finds the own gift by its code; nobody who is helped is named."""

from allauth.core.internal import ratelimit
from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from congdoan.finance import codes, queries
from congdoan.finance.choices import Content, counted
from congdoan.kernel.readonly import readonly


@login_not_required
@require_safe
def drive(request, token):
    """The page; 404 for every other token; too many questions from one place get neither.

    No session, no cookie, no frame of the house: the page is drawn without the request.
    """
    if not ratelimit.consume(request, app="allauth.account", action="drive", limit_get=True):
        return _answer(429, {"busy": True})
    with readonly():
        page = queries.public_page(token)
        if page is None:
            return _answer(404, {"page": None})
        return _answer(200, _context(page, request.GET.get("ma", "")))


def _context(page, typed):
    fund, code = page.fund, codes.read(typed)
    donors, named = queries.public_gifts(fund)
    return {
        "page": page,
        "totals": page.totals,
        "came": page.totals.collected + page.totals.goods_value,
        "donors": donors,
        "named": named,
        "handed": [row | {"label": _told(row)} for row in queries.public_handed(fund)],
        "statement": queries.statement_of(fund),
        "typed": typed[:20],
        "gift": queries.gift_of_code(fund, code),
        "day": timezone.localdate(),
    }


def _told(row):
    """ "130 suất quà", "Tiền": the sort and how many, never to whom."""
    plain = {Content.MONEY: _("Tiền"), Content.OTHER: _("Thứ khác")}
    return plain.get(row["content"]) or counted(row["content"], row["quantity"])


def _answer(status, context):
    answer = HttpResponse(render_to_string("finance/public.html", context), status=status)
    answer["Cache-Control"] = "no-store"
    answer["X-Robots-Tag"] = "noindex, nofollow, noarchive"
    answer["Referrer-Policy"] = "no-referrer"
    return answer
