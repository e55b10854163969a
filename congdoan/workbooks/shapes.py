"""Hình dạng một trang: what two files of one kind have in common, by which the way to read them is remembered."""

import re

from congdoan.kernel import hashes
from congdoan.kernel.text import fold
from congdoan.workbooks import headings

_COUNTS = re.compile(r"\d+|\b[ivx]+\b|\b(thang|quy|nam|to|sheet|trang|t)\b")
_WORD = re.compile(r"[^\W_]+")
LEAST = 2  # headings by which a tab that has grown is known
_OURS = frozenset((headings.ROW_CODE, headings.REMARK))


def of_tab(title):
    """The name of a tab without months and numbers: "Tháng 3", "T4" are one."""
    return " ".join(_WORD.findall(_COUNTS.sub(" ", fold(title))))


def of_header(title, tops, row, height):
    """The signature of a tab whose header stands there; what our marked workbook adds does not count."""
    columns = of_columns(tops, row, height)
    return hashes.sha256_text(hashes.canonical_json([of_tab(title), columns])) if columns else ""


def of_columns(tops, row, height):
    """[[position, key of its heading]] of a header; what our marked workbook adds does not count."""
    return [[position, keys[0]] for position, _wordings, keys in tops.at(row, height) if keys[0] and keys[0] not in _OURS]


def remembered(title, tops, known):
    """(row, height, what ``known`` says) of the header that is known by its signature, or None. ``known``: {signature: …}."""
    for row, height in _places(tops) if known else ():
        found = known.get(of_header(title, tops, row, height))
        if found is not None:
            return row, height, found
    return None


def _places(tops):
    """(row, height) of all headers there can be, flat ones first: a blank row above one is no part of it."""
    return [(row, height) for height in range(1, headings.TALLEST + 1) for row in range(len(tops))]


def grown(title, tops, known):
    """(row, height, layout) of the header that has all the headings of a remembered one, and some more; None if there is none such.

    Of those remembered for tabs of this name the last one in ``known`` counts. The layout is moved to where its columns now stand; "added" names
    the headings that it says nothing of. What is no more than a numbering may be missing.
    """
    tab = of_tab(title)
    candidates = [layout for layout in reversed(known.values()) if layout.get("shape", {}).get("tab") == tab]
    if not candidates:
        return None
    heads = [(row, height, of_columns(tops, row, height)) for row, height in _places(tops)]
    heads = [
        (row, height, columns, frozenset(key for _position, key in columns)) for row, height, columns in heads if len(columns) >= LEAST
    ]
    for layout in candidates:
        before = layout["shape"]["columns"]
        asked = frozenset(key for _position, key in before if not headings.role_of(key))
        for row, height, columns, keys in heads:
            if asked <= keys and (moved := _moved(layout["columns"], before, columns)):
                return row, height, {**layout, **moved}
    return None


def _moved(tokens, before, now):
    """{"columns", "added"} of a layout whose headings stood ``before``, for a header as it is ``now``; None if that is not clear."""
    then, here = _by_key(before), _by_key(now)
    places = {}
    for key, positions in then.items():
        if len(here.get(key, ())) == len(positions):
            places |= dict(zip(positions, here[key], strict=True))
        elif not headings.role_of(key):
            return None
    asked = sum(len(positions) for key, positions in then.items() if not headings.role_of(key))
    added = [position for position, key in now if key not in then and not headings.role_of(key)]
    if not asked >= LEAST or len(added) > asked:
        return None
    headed, columns = {position for position, _key in now}, {}
    for position, token in sorted((int(position), token) for position, token in tokens.items()):
        place = places.get(position)
        if place is None and position not in {old for old, _key in before}:
            place = _beside(position, places)
            if place in headed or place < 0:
                return None
        if place is not None:
            columns[str(place)] = token
    return {"columns": columns, "added": added}


def _by_key(columns):
    found = {}
    for position, key in columns:
        found.setdefault(key, []).append(position)
    return found


def _beside(position, places):
    """Where a column without a heading now stands: as far from the heading on its left as before."""
    anchor = max((old for old in places if old < position), default=min(places))
    return places[anchor] + position - anchor
