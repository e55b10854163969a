"""Tờ thẻ A4: ten cards a sheet, two by five, with marks to cut along; set by Typst like every paper of the house."""

from dataclasses import asdict
from io import BytesIO
from pathlib import Path

from congdoan.cards import drawing
from congdoan.reports.writers.pdf import typeset

TEMPLATE = Path(__file__).resolve().parent / "typst" / "cards.typ"


def sheets(title, faces):
    """PDF of these Faces, ten to a page."""
    return typeset(TEMPLATE, {"title": title, "cards": [asdict(face) | {"code": _svg(face.address)} for face in faces]})


def _svg(address):
    file = BytesIO()
    drawing.code(address).save(file, kind="svg", border=2, xmldecl=False, svgclass=None, lineclass=None, omitsize=True)
    return file.getvalue().decode()
