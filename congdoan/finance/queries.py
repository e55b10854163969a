"""Reading funds, contributions and handovers: rows by right, totals, and the facts behind the figures."""

from django.db.models import Q

from congdoan.finance.models import Fund
from congdoan.units import queries as units
from congdoan.units import tree


def reaching(unit, start=None, end=None, keep=None):
    """Funds that a record of ``unit`` may name: those of the unit and of the units above it, nearest first.

    With ``start`` and ``end`` (exclusive), those that hold on at least one day between, and ``keep``. Rights are those of the action that
    uses the fund: who may record a collection of a group may see what the union's funds are called.
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
