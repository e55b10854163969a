"""Finding the fund, contribution or handover that an address names: not there, or not for these eyes, is 404."""

from django.http import Http404

from congdoan.finance import queries


def fund_of(screen):
    """The fund of the address, with totals, among those that the person may see."""
    return _one(queries.funds(by=screen.by, unit=screen.unit), screen)


def contribution_of(screen):
    """The contribution of the address."""
    return _one(queries.contributions(by=screen.by, unit=screen.unit), screen)


def handover_of(screen):
    """The handover of the address."""
    return _one(queries.handovers(by=screen.by, unit=screen.unit), screen)


def _one(rows, screen):
    found = rows.filter(pk=screen.kwargs["pk"]).first()
    if found is None:
        raise Http404
    return found
