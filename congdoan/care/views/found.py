"""Finding the visit, notice or gift that an address names: not there, or not for these eyes, is 404."""

from django.http import Http404


def of_address(screen, query):
    """The record of the address; it must belong to the unit of the address."""
    found = query(by=screen.by, pk=screen.kwargs["pk"])
    if found is None or found.unit_id != screen.unit.pk:
        raise Http404
    return found
