"""Finding the congress or election that an address names: not there, or not for these eyes, is 404."""

from django.http import Http404

from congdoan.congress import queries


def congress_of(screen):
    """The congress of the address, among those that the person may see."""
    return _one(queries.congresses(by=screen.by, unit=screen.unit), screen)


def election_of(screen):
    """The election of the address, with its candidates."""
    return _one(queries.elections(by=screen.by, unit=screen.unit), screen)


def _one(rows, screen):
    found = rows.filter(pk=screen.kwargs["pk"]).first()
    if found is None:
        raise Http404
    return found
