"""Mã QR and what a card says, for the screen and for paper alike; nothing is made up: a member without a number has a card without one."""

from dataclasses import dataclass

import segno
from django.utils.safestring import mark_safe
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


def code(address):
    """The QR code as an SVG with presentation attributes alone, which the page's policy allows."""
    return segno.make(address, error="m", micro=False)


def inline(address):
    """The code for a page."""
    return mark_safe(code(address).svg_inline(scale=6, border=2, svgclass="cd-qr", lineclass="", omitsize=True))  # noqa: S308 - drawn by us
