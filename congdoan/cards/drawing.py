"""What a card says, for the screen and for paper alike; nothing is made up: a member without a number has a card without one."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from congdoan.kernel.dates import format_date
from congdoan.organization import queries as organization


@dataclass(frozen=True)
class Face:
    """Mặt thẻ: what stands on a card; ``number`` is empty where the member has none."""

    name: str
    unit: str
    union: str
    number: str
    since: str
    issued: str
    address: str


def faces(pairs, address):
    """Faces of [(membership, card)]; ``address(token)`` is the public address. The unions around are asked for once for all."""
    rows = [row for row, _card in pairs]
    unions = organization.union_names([row.unit for row in rows])
    return [
        Face(
            name=row.person.full_name,
            unit=row.unit.name,
            union=unions[row.unit_id],
            number=row.member_number,
            since=_("Vào công đoàn %(day)s") % {"day": row.union_joined_text},
            issued=_("Cấp ngày %(day)s") % {"day": format_date(card.valid_from)},
            address=address(card.token),
        )
        for row, card in pairs
    ]
