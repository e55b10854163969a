"""What stands on a unit's paper beside its text: names, place and signer as of a day; every paper of the house takes it from here."""

from django.utils.translation import gettext_lazy as _

from congdoan.kernel.db.gathering import gather, side_by_side
from congdoan.organization import queries as organization
from congdoan.organization.choices import Post
from congdoan.reports import composing
from congdoan.units import queries as units
from congdoan.units.places import place_of

UNKNOWN = "…………"


def head_of(unit, as_of, today, number=""):
    """composing.Head with the names of ``as_of``; the paper itself is dated today."""
    return gather(heading(unit, as_of, today, number))[0]


def heading(unit, as_of, today, number=""):
    """``head_of`` for a page that asks other things at once: through ``gather``."""
    _chain, chairs = yield from side_by_side(units.chain_on(unit, as_of), organization.holders_asked(unit, [Post.CHAIR], as_of))
    superior_name = unit.above_then.name_then if unit.above_then else ""
    return composing.Head(
        issuer=unit.name_then,
        superior=superior_name,
        place=place_of(superior_name) or place_of(unit.name) or UNKNOWN,
        dated_on=today,
        signer=chairs[0].person.full_name if chairs else "",
        number=number,
        recipients=tuple(filter(None, (superior_name, str(_("Ban Chấp hành")), str(_("Lưu: VT"))))),
    )
