"""Trang công khai của một đợt: whoever holds the address reads totals and finds the own gift by its code; nobody who is helped is named."""

from django.contrib.auth.decorators import login_not_required
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from congdoan.finance import codes, queries
from congdoan.finance.choices import Content, counted
from congdoan.kernel.money import format_money
from congdoan.kernel.readonly import readonly
from congdoan.ui import public

TEMPLATE = "finance/public.html"


@login_not_required
@require_safe
def drive(request, token):
    """The page; 404 for every other token; too many questions from one place get neither."""
    if not public.answers(request, "drive"):
        return public.page(TEMPLATE, {"busy": True, "page": None}, 429)
    with readonly():
        page = queries.public_page(token)
        if page is None:
            return public.page(TEMPLATE, {"busy": False, "page": None}, 404)
        return public.page(TEMPLATE, _context(page, request.GET.get("ma", "")))


def _context(page, typed):
    fund, code = page.fund, codes.read(typed)
    donors, named = queries.public_gifts(fund)
    statement, gift = queries.statement_of(fund), queries.gift_of_code(fund, code)
    tells = queries.teller(fund)
    return {
        "busy": False,
        "page": page,
        "title": tells(page.title, untold(fund)),
        "words": tells(page.words),
        "totals": page.totals,
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


def untold(fund):
    """What a drive is called where its own name would say who is helped."""
    return _("Giúp một đoàn viên gặp khó khăn") if fund.beneficiary_id else _("Đợt vận động ủng hộ")


def _told(row):
    """ "130 suất quà", "Tiền": the sort and how many, never to whom."""
    plain = {Content.MONEY: _("Tiền"), Content.OTHER: _("Thứ khác")}
    return plain.get(row["content"]) or counted(row["content"], row["quantity"])
