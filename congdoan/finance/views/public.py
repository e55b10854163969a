"""Trang công khai của một đợt: whoever holds the address reads totals and finds the own gift by its code; nobody who is helped is named."""

from allauth.core.internal import ratelimit
from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from congdoan.finance import codes, queries
from congdoan.finance.choices import Content, FundKind, counted
from congdoan.kernel.money import format_money
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
    statement, gift = queries.statement_of(fund), queries.gift_of_code(fund, code)
    tells = _teller(fund)
    return {
        "page": page,
        "title": tells(page.title, _untold(fund)),
        "words": tells(page.words),
        "totals": page.totals,
        "came": page.totals.collected + page.totals.goods_value,
        "donors": donors,
        "named": [row for row in named if tells(f"{row.givers} | {row.goods}")],
        "handed": [row | {"label": _told(row)} for row in queries.public_handed(fund)],
        "statement": statement,
        "left_to": tells(statement.left_to) if statement else "",
        "typed": typed[:20],
        "gift": gift,
        "given": tells(gift.given, format_money(gift.amount) if gift.amount else _("Hiện vật")) if gift else "",
        "day": timezone.localdate(),
    }


def _teller(fund):
    """A function of a text and what stands for it: a name that came into the books after the page was put up does not come out by words written before."""
    names = queries.helped(fund)
    return lambda text, otherwise="": otherwise if queries.helped_in(fund, names, text) else text


def _untold(fund):
    return _("Giúp một đoàn viên gặp khó khăn") if fund.kind == FundKind.HARDSHIP else _("Đợt vận động ủng hộ")


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
