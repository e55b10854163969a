"""Something published, for tests that do not ask how."""

from congdoan.disclosure.models import Display, Publication
from tests import people


def publication(unit, *, by, on=people.TODAY, kind="care", year=2021, place="board"):
    """A publication that was told at one place and on the members' page. ``by``: a person."""
    facts = {"recorded_by": by, "recorded_at": people.NOW}
    made = Publication.objects.create(unit=unit, kind=kind, year=year, **facts)
    for where in {"app", place}:
        Display.objects.create(publication=made, place=where, valid_from=on, **facts)
    return made
