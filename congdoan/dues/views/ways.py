"""Addresses of the room, and the sheet that an address names."""

from django.http import Http404
from django.urls import reverse

from congdoan.dues import queries


def url(name, unit, pk=None):
    """An address of the room."""
    return reverse(f"dues:{name}", kwargs={"unit_id": unit.pk} | ({"pk": pk} if pk else {}))


def receipt_url(unit, cause):
    """Where the books write a receipt for what was collected; ``cause``: as vouchers.py calls it."""
    return reverse("ledger:settle", kwargs={"unit_id": unit.pk, "cause": cause})


def sheet_of(screen):
    """The sheet of the address; 404 for one that is not this unit's."""
    found = queries.sheet(unit=screen.unit, pk=screen.kwargs["pk"])
    if found is None:
        raise Http404
    return found
