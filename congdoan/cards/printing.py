"""Tờ thẻ A4: ten cards a sheet, two by five, with marks to cut along; set by Typst like every paper of the house."""

from dataclasses import asdict
from pathlib import Path

from congdoan.kernel import qr
from congdoan.reports.writers.pdf import typeset

TEMPLATE = Path(__file__).resolve().parent / "typst" / "cards.typ"


def sheets(title, faces):
    """PDF of these Faces, ten to a page."""
    return typeset(TEMPLATE, {"title": title, "cards": [asdict(face) | {"code": _svg(face.address)} for face in faces]})


def _svg(address):
    drawn = qr.code(address).svg_inline(border=2, svgclass=None, lineclass=None, omitsize=True)
    return drawn.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1)
