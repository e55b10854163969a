"""Publications by right and a member's own; figures as the books say them; what is due."""

import datetime

from django.db.models import Q
from django.utils.translation import gettext as _

from congdoan.access.actions import reads
from congdoan.care import queries as care
from congdoan.care.choices import Permission as Care
from congdoan.disclosure.choices import Kind, Permission
from congdoan.disclosure.models import Duty, Publication, PublicationLine
from congdoan.finance import queries as finance
from congdoan.finance.choices import FundKind
from congdoan.finance.choices import Permission as Finance
from congdoan.kernel.covering import COVERED, LEAST
from congdoan.kernel.text import fold
from congdoan.membership import queries as membership
from congdoan.units import tree

FIGURES = ("key", "fund_id", "label", "times", "opening", "income", "spending", "balance")
HELPED = "helped"


@reads(Permission.VIEW_PUBLICATIONS)
def publications(*, by, unit, on=None):
    """What the unit published, the newest first, without what was taken back; ``on``: as it stood by the end of a day."""
    found = Publication.objects.standing(on).filter(by.scope(Permission.VIEW_PUBLICATIONS).q("unit__path"), unit=unit)
    return found.select_related("unit__parent", "recorded_by").order_by("-published_on", "-pk")


def own(*, by):
    """What was published to the signed-in person: by the unit of the membership of today and those above it."""
    held = membership.own_today(by=by)
    if held is None:
        return Publication.objects.none()
    found = Publication.objects.standing().filter(unit__path__in=tree.ancestors(held.unit.path))
    return found.select_related("unit__parent", "recorded_by").order_by("-published_on", "-pk")


def lines_of(publications):
    """Lines as they were told."""
    return PublicationLine.objects.filter(publication__in=publications).order_by("publication_id", "number")


def told(publication):
    """[{figure: value}] of a publication, as ``drawn`` gives them."""
    return list(PublicationLine.objects.filter(publication=publication).order_by("number").values(*FIGURES))


def sees_all(by, unit):
    """True if the person sees the money of the whole unit: the unit's figures are of all below it."""
    return all(by.scope(one).contains_all_below(unit) for one in (Care.VIEW_VISITS, Care.VIEW_GIFTS, Finance.VIEW_FUND_TOTALS))


@reads(Permission.MAKE_PUBLICATION)
def drawn(*, by, unit, kind, year):
    """[{figure: value}] of a year as the books say them now: totals alone."""
    return _care(by, unit, year) if kind == Kind.CARE else _funds(by, unit, year)


def _line(**said):
    return dict.fromkeys(FIGURES) | {"key": ""} | said


def _care(by, unit, year):
    """Visits and gifts in two lines: reasons are told to nobody who may not see them, and few of them are told as few (ADR 0029)."""
    sums = care.by_source(by=by, unit=unit, year=year)
    found = []
    for key, label, amount in (("visits", _("Thăm hỏi"), "visit_amount"), ("gifts", _("Tặng quà"), "gift_amount")):
        times = sum(getattr(one, key) for one in sums)
        if times:
            paid = sum(getattr(one, amount) for one in sums)
            found.append(_line(key=key, label=label, times=times if times >= LEAST else COVERED, spending=paid))
    return found


def _funds(by, unit, year):
    """Each fund of the unit with what came and went in the year; those for one person, or called after one, stand together in one line without a name."""
    end = datetime.date(year, 12, 31)
    before = {fund.pk: fund for fund in finance.funds(by=by, unit=unit, on=datetime.date(year - 1, 12, 31)).filter(unit=unit)}
    plain, helped, funds = [], None, list(finance.funds(by=by, unit=unit, on=end).filter(unit=unit).order_by("valid_from", "pk"))
    named = _named(unit, end, [fund.name for fund in funds])
    for fund in funds:
        line = _moved(fund, before.get(fund.pk))
        if not any(line[name] for name in ("opening", "income", "spending", "balance")):
            continue
        if fund.kind == FundKind.HARDSHIP or fund.helps or fund.name in named:
            helped = line if helped is None else {name: (helped[name] or 0) + (line[name] or 0) for name in line}
        else:
            plain.append(_line(fund_id=fund.pk, label=fund.name, **line))
    if helped is not None:
        plain.append(_line(key=HELPED, label=_("Giúp đoàn viên, người gặp khó khăn (gộp các đợt)"), **helped))
    return plain


def _named(unit, end, names):
    """Those of the names in which the whole name of somebody stands who was a member at the unit or below at the year's end."""
    members = [f" {key} " for key in membership.members_on(unit, end).order_by().values_list("person__search_key", flat=True).distinct()]
    return {name for name in names if any(key in f" {fold(name)} " for key in members)}


def _moved(fund, before):
    came, went = fund.collected + fund.goods_value, fund.handed + fund.drawn
    old_came, old_went = (before.collected + before.goods_value, before.handed + before.drawn) if before else (0, 0)
    return {"opening": old_came - old_went, "income": came - old_came, "spending": went - old_went, "balance": came - went}


def untold(unit, year):
    """[(Kind, day by which it is due)] of a year that the unit has not published; derived, stored nowhere."""
    end = datetime.date(year, 12, 31)
    done = Publication.objects.standing().filter(unit=unit, year=year).order_by().values("kind")
    rows = Duty.objects.as_of(end).filter(~Q(kind__in=done)).order_by("pk")
    return [(Kind(row.kind), row.due_on(year)) for row in rows]
