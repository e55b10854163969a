"""Phông chữ cũ: which cells are set in a font of TCVN3 (.VnTime) or VNI (VNI-Times), as the styles of an .xlsx say."""

import re
from dataclasses import dataclass, field

from congdoan.kernel import oldtext
from congdoan.workbooks.opening import xmlparts

_OLD = re.compile(rb"""val=["'](?:\.[Vv][Nn]|[Vv][Nn][Ii][- ])""")


@dataclass
class Fonts:
    """Old fonts by number of the cell's style, and by number of the shared text."""

    of_cells: dict = field(default_factory=dict)
    of_texts: dict = field(default_factory=dict)


def of_styles(styles, strings):
    """The Fonts of styles.xml and sharedStrings.xml; nothing is read where no old font is named."""
    return Fonts(
        _of_cells(styles) if _OLD.search(styles) else {}, _of_texts(strings) if b"rFont" in strings and _OLD.search(strings) else {}
    )


def _of_cells(styles):
    """{index in cellXfs: oldtext.Font}."""
    found, fonts, inside = {}, [], []
    count = [0]

    def start(tag, given):
        if tag == "font" and inside[-1:] == ["fonts"]:
            fonts.append(None)
        elif tag == "name" and inside[-2:] == ["fonts", "font"]:
            fonts[-1] = oldtext.font(given.get("val", ""))
        elif tag == "xf" and inside[-1:] == ["cellXfs"]:
            number = given.get("fontId", "")
            font = fonts[int(number)] if number.isdigit() and int(number) < len(fonts) else None
            if font:
                found[count[0]] = font
            count[0] += 1
        inside.append(tag)

    xmlparts.walk(styles, start, lambda _tag: inside.pop())
    return found


def _of_texts(strings):
    """{index of the shared text: oldtext.Font} of texts whose every run with a font is in one old font."""
    found, count, named = {}, [-1], []

    def start(tag, given):
        if tag == "si":
            count[0] += 1
            named.clear()
        elif tag == "rFont":
            named.append(oldtext.font(given.get("val", "")))

    def end(tag):
        if tag == "si" and named and len(set(named)) == 1 and named[0]:
            found[count[0]] = named[0]

    xmlparts.walk(strings, start, end)
    return found
