"""Mã QR: one way in which a code is drawn, for a page and for paper."""

import segno
from django.utils.safestring import mark_safe


def code(text):
    """The code of a text, to be drawn."""
    return segno.make(text, error="m", micro=False)


def inline(text, scale):
    """The code as an SVG with presentation attributes alone, which the page's policy allows; ``scale``: the side of one dot."""
    drawn = code(text).svg_inline(scale=scale, border=2, svgclass="cd-qr", lineclass="", omitsize=True)
    return mark_safe(drawn)  # noqa: S308 - drawn by us
