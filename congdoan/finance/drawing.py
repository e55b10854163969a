"""Mã QR của một địa chỉ, for a page and for paper."""

import segno
from django.utils.safestring import mark_safe


def inline(address):
    """The code as an SVG with presentation attributes alone, which the page's policy allows."""
    drawn = segno.make(address, error="m", micro=False).svg_inline(scale=3, border=2, svgclass="cd-qr", lineclass="", omitsize=True)
    return mark_safe(drawn)  # noqa: S308 - drawn by us
