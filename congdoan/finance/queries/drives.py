"""Khép và công khai một đợt: what its statement says, its public page, and who must not be named there."""

from django.db.models import Count, Prefetch, Sum

from congdoan.finance.models import Contribution, Fund, Handover, PublicPage, Statement
from congdoan.finance.queries.funds import CLOSED_ON, with_totals
from congdoan.finance.queries.people import share_of_members
from congdoan.kernel.text import fold

JOINT = Prefetch("joint", queryset=Contribution.objects.standing().select_related("donor").order_by("pk"))
"""Who gave a gift together with its giver."""


def held(ids):
    """[Fund] with ``closed_on``, held until the action ends: nobody closes one meanwhile."""
    return list(Fund.objects.select_for_update(of=("self",)).filter(pk__in=ids).annotate(closed_on=CLOSED_ON).order_by("pk"))


def closed(ids):
    """{fund id: last day} of those funds that are closed with a statement."""
    return dict(Statement.objects.standing().filter(fund__in=list(ids)).order_by("pk").values_list("fund_id", "closed_on"))


def statement_of(fund):
    """The statement that stands, with its fund, or None."""
    found = Statement.objects.standing().filter(fund=fund)
    return found.select_related("fund__unit__parent", "fund__beneficiary", "recorded_by").first()


def lines_of(statement):
    """What was handed over, as it was frozen."""
    return list(statement.lines.order_by("number"))


def drawn_up(fund, on):
    """({field of a Statement: figure}, [{field of a StatementLine}]) of a fund as the books say it by the end of a day."""
    now = with_totals(Fund.objects.filter(pk=fund.pk).select_related("unit")).get()
    gave, members_all = share_of_members(now, on, None)
    figures = {
        "money_in": now.collected, "goods_in": now.goods_value, "gifts": now.gifts, "members_gave": gave, "members_all": members_all,
        "outsiders": outsiders(fund), "handed": now.handed, "drawn": now.drawn, "left": now.left,
    }  # fmt: skip
    given = Handover.objects.standing().filter(fund=fund).order_by("handed_on", "pk")
    lines = [{"happened_on": row.handed_on, "recipient": row.recipient, "what": row.what, "value": row.value} for row in given]
    return figures, lines


def outsiders(fund):
    """How many people and organisations outside gave."""
    rows = Contribution.objects.standing().filter(fund=fund, donor__isnull=True)
    return len({fold(name) for name in rows.order_by().values_list("donor_name", flat=True)})


def page_of(fund):
    """The public page that stands, or None."""
    return PublicPage.objects.standing().filter(fund=fund).select_related("fund__unit").first()


def public_page(token):
    """The page of an address, with its fund and totals, or None; for whoever holds the address."""
    page = (
        PublicPage.objects.standing()
        .filter(token=token, fund__cancelled_on__isnull=True)
        .select_related("fund__unit", "fund__beneficiary")
        .first()
    )
    if page is not None:
        page.totals = with_totals(Fund.objects.filter(pk=page.fund_id)).get()
    return page


def public_gifts(fund):
    """(how many people and organisations gave, [Contribution] of those who all agreed to be named)."""
    standing = Contribution.objects.standing().filter(fund=fund)
    donors = standing.order_by().aggregate(n=Count("donor", distinct=True))["n"] + outsiders(fund)
    named = standing.filter(joint_with__isnull=True, name_shown=True).select_related("donor").prefetch_related(JOINT)
    return donors, list(named.order_by("given_on", "pk"))


def public_handed(fund):
    """[{content, quantity, value, times}] of what was handed over: never to whom."""
    rows = Handover.objects.standing().filter(fund=fund).order_by().values("content")
    return list(rows.annotate(quantity=Sum("quantity"), value=Sum("value"), times=Count("pk")).order_by("content"))


def gift_of_code(fund, code):
    """The gift of a receipt code in this fund, or None."""
    return Contribution.objects.standing().filter(fund=fund, joint_with__isnull=True, receipt_code=code).first() if code else None
