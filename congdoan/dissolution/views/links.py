"""Addresses of files, and finding the one that an address names."""

from django.http import Http404
from django.urls import reverse

from congdoan.dissolution import queries


def file_url(file, name="file", unit_id=None):
    """An address about a file: "file", "file-sign" …; ``unit_id``: the side that asks, the giving one if not said."""
    return reverse(f"dissolution:{name}", kwargs={"unit_id": unit_id or file.unit_id, "pk": file.pk})


def line_url(line, name="line-settle"):
    """An address about a line."""
    return reverse(f"dissolution:{name}", kwargs={"unit_id": line.file.unit_id, "pk": line.pk})


def list_url(unit):
    """The list of the files of a unit and below."""
    return reverse("dissolution:file-list", kwargs={"unit_id": unit.pk})


def file_of(screen, side=None):
    """The file of the address, among those that the person may see; ``side``: "unit" where only the giving side's address will do."""
    found = queries.file(by=screen.by, unit=screen.unit, pk=screen.kwargs["pk"])
    if found is None or (side is not None and getattr(found, side) != screen.unit):
        raise Http404
    return found


def file_to_act_on(screen, side):
    """The file of the address, whose ``side`` its unit is; the action asks for the right next."""
    found = queries.at_side(side=side, unit=screen.unit, pk=screen.kwargs["pk"])
    if found is None:
        raise Http404
    return found
