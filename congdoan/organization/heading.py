"""What stands on a unit's paper beside its text: names, place and signer as of a day; every paper of the house takes it from here."""

from django.utils.translation import gettext_lazy as _

from congdoan.organization import queries as organization
from congdoan.reports import composing
from congdoan.units import queries as units
from congdoan.units.places import place_of

UNKNOWN = "…………"


def head_of(unit, as_of, today, number=""):
    """composing.Head with the names of ``as_of``; the paper itself is dated today."""
    superior = units.parent_on(unit, as_of)
    superior_name = units.name_on(superior, as_of) if superior else ""
    signer = organization.chair(unit, as_of)
    return composing.Head(
        issuer=units.name_on(unit, as_of),
        superior=superior_name,
        place=place_of(superior_name) or place_of(unit.name) or UNKNOWN,
        dated_on=today,
        signer=signer.full_name if signer else "",
        number=number,
        recipients=tuple(filter(None, (superior_name, str(_("Ban Chấp hành")), str(_("Lưu: VT"))))),
    )
