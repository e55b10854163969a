"""Funds: by right with their totals, by unit for forms and workbooks, and what their rules need."""

from django.db.models import Count, F, Max, Min, OuterRef, Q, Subquery, Sum
from django.db.models.functions import Coalesce

from congdoan.access.actions import reads
from congdoan.finance.choices import Permission
from congdoan.finance.models import Contribution, Fund, Handover, PublicPage, Statement
from congdoan.finance.queries.spending import draws
from congdoan.kernel.db import listed
from congdoan.units import queries as units
from congdoan.units import tree

CLOSED_ON = Subquery(Statement.objects.standing().filter(fund=OuterRef("pk")).values("closed_on")[:1])
"""The last day of a fund that is closed with a statement, else None."""


@reads(Permission.VIEW_FUND_TOTALS)
def funds(*, by, unit, on=None):
    """Funds of the unit, of the units below, and of those above that it gives to; newest first, with totals: as ``on`` a day, today if None.

    Whoever may see totals at a unit may see those of every fund the unit gives to. Each fund has ``closed_on`` (the last day, where a statement stands), ``page_token`` (of its
    public page), ``unvalued`` (gifts in kind without a value), ``collected`` (đồng),
    ``goods_value``, ``gifts`` (number of contributions), ``handed`` (value of handovers), ``drawn`` (paid out by other rooms), ``left``.
    """
    scope = by.scope(Permission.VIEW_FUND_TOTALS)
    given_to = {path for held in scope.exact | scope.below for path in tree.ancestors(held)}
    seen = scope.q("unit__path") | Q(unit__path__in=given_to)
    about = units.today_q(unit.path, "unit__path") | Q(unit__path__in=tree.ancestors(unit.path))
    found = (
        Fund.objects.standing()
        .filter(seen)
        .filter(about)
        .select_related("unit", "beneficiary", "recorded_by", "money_account", "goods_account")
    )
    found = _told_outside(with_totals(found if on is None else found.filter(valid_from__lte=on), on))
    return found.order_by("-valid_from", "-pk")


@reads(Permission.VIEW_CONTRIBUTIONS)
def funds_below(*, by, unit):
    """Standing funds of the unit and below, in the order they were opened: for the workbook."""
    found = Fund.objects.standing().filter(by.scope(Permission.VIEW_CONTRIBUTIONS).q("unit__path"))
    return found.filter(units.today_q(unit.path, "unit__path")).select_related("unit").order_by("valid_from", "pk")


def with_totals(found, on=None):
    """The funds with what came in and what went out, by the end of a day if one is said, counted in the same query."""
    given, handed = _by(Contribution.objects.standing(), "given_on", on), _by(Handover.objects.standing(), "handed_on", on)
    drawn = [_sum(_by(one.facts(), one.dated, on), one.amount) for one in draws()]
    return found.annotate(
        collected=_sum(given, "amount"),
        goods_value=_sum(given, "goods_value"),
        gifts=_of_fund(given.filter(joint_with__isnull=True), Count("pk")),
        handed=_sum(handed, "value"),
        drawn=sum(drawn[1:], start=drawn[0]) if drawn else F("pk") - F("pk"),
    ).annotate(left=F("collected") + F("goods_value") - F("handed") - F("drawn"))


def _told_outside(found):
    """With what stands besides the totals, in the same query."""
    page = PublicPage.objects.standing().filter(fund=OuterRef("pk")).values("token")[:1]
    plain = Contribution.objects.standing().filter(goods_value=0).exclude(goods="")
    return found.annotate(closed_on=CLOSED_ON, page_token=Subquery(page), unvalued=_of_fund(plain, Count("pk")))


def _by(rows, dated, on):
    return rows if on is None else rows.filter(**{f"{dated}__lte": on})


def _sum(rows, field):
    return _of_fund(rows, Sum(field))


def _of_fund(rows, measure):
    counted = rows.filter(fund=OuterRef("pk")).order_by().values("fund").annotate(n=measure).values("n")
    return Coalesce(Subquery(counted), 0)


def reaching(unit, start=None, end=None, keep=None):
    """Funds that a record of ``unit`` may name: those of the unit and of the units above it, nearest first.

    With ``start`` and ``end`` (exclusive), those that hold on at least one day between, and ``keep``. Rights are those of the
    action that uses the fund: who may record a collection of a group may see what the union's funds are called.
    """
    found = Fund.objects.standing().filter(unit__path__in=tree.ancestors(unit.path)).select_related("unit", "beneficiary")
    if start is not None:
        between = Fund.objects.overlapping(start, end).order_by().values("pk")
        found = found.filter(Q(pk__in=between) | Q(pk=keep.pk if keep else None))
    return found.order_by("-unit__path", "name", "pk")


def named_in(unit):
    """Funds that a workbook of ``unit`` may name: of the units above it and of all below it; [Fund] with units."""
    above_or_below = Q(unit__path__in=tree.ancestors(unit.path)) | units.today_q(unit.path, "unit__path")
    return list(Fund.objects.standing().filter(above_or_below).select_related("unit").order_by("pk"))


def fund_codes(ids):
    """{pk: code} of funds."""
    return dict(Fund.objects.filter(pk__in=list(ids)).order_by("pk").values_list("pk", "code"))


def funds_by_id(ids):
    """{pk: Fund} with units, cancelled ones too: the policies say what is wrong with them."""
    return Fund.objects.select_related("unit").in_bulk(list(ids))


def codes_of_unit(unit, besides=None):
    """Codes of the unit's standing funds, but for ``besides``."""
    return codes_of_units([unit.pk], [besides.pk] if besides else []).get(unit.pk, [])


def codes_of_units(unit_ids, besides=()):
    """{unit id: [codes of its standing funds]}, but for the funds whose ids are in ``besides``."""
    found = {}
    rows = Fund.objects.standing().filter(unit__in=unit_ids).exclude(pk__in=list(besides)).order_by("pk")
    for unit_id, code in rows.values_list("unit_id", "code"):
        found.setdefault(unit_id, []).append(code)
    return found


def days_of_fund(fund):
    """{"first_on", "last_on"}: the first and last day on which something went into or out of the fund; None if nothing did."""
    return days_of_funds([fund.pk])[fund.pk]


def days_of_funds(ids):
    """{pk: {"first_on", "last_on"}} of several funds."""
    days = {pk: [] for pk in ids}
    for rows, dated in _uses():
        counted = rows.filter(fund__in=list(ids)).order_by().values("fund").annotate(first=Min(dated), last=Max(dated))
        for row in counted:
            days[row["fund"]] += [row["first"], row["last"]]
    return {pk: {"first_on": min(found, default=None), "last_on": max(found, default=None)} for pk, found in days.items()}


def uses_of_funds(ids):
    """{pk: number of records into or out of the fund}; funds without any are left out."""
    first, *others = [rows.filter(fund__in=list(ids)).order_by().values("fund").annotate(n=Count("pk")) for rows, _dated in _uses()]
    uses = {}
    for row in first.union(*others, all=True):
        uses[row["fund"]] = uses.get(row["fund"], 0) + row["n"]
    return uses


def _uses():
    """[(standing rows with a fund, the field of their day)]."""
    own = [(Contribution.objects.standing().filter(joint_with__isnull=True), "given_on"), (Handover.objects.standing(), "handed_on")]
    return own + [(one.facts(), one.dated) for one in draws()]


def left_in(fund):
    """What is left in a fund (đồng): money and goods that came, less what was handed over and paid out."""
    return with_totals(Fund.objects.filter(pk=fund.pk)).order_by("pk").get().left


def balances_at(unit_ids):
    """[(unit id, what is left (đồng))] of each standing fund of these units; one query, unscoped, for checks."""
    found = with_totals(Fund.objects.standing().filter(unit__in=listed(unit_ids)))
    return list(found.order_by("unit_id", "pk").values_list("unit_id", "left"))


def balances_below(inside):
    """Standing funds with totals, of the units that ``inside`` (a Q on unit__…) keeps; unscoped, for checks and minutes."""
    return with_totals(Fund.objects.standing().filter(inside).select_related("unit")).order_by("unit__path", "name", "pk")
