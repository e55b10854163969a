"""Hình dạng một trang: what two files of one kind have in common, by which the way to read them is remembered."""

import re

from congdoan.kernel import hashes
from congdoan.kernel.text import fold
from congdoan.workbooks import headings

_COUNTS = re.compile(r"\d+|\b[ivx]+\b|\b(thang|quy|nam|to|sheet|trang|t)\b")
_WORD = re.compile(r"[^\W_]+")
_OURS = frozenset((headings.ROW_CODE, headings.REMARK))


def of_tab(title):
    """The name of a tab without months and numbers: "Tháng 3", "T4" are one."""
    return " ".join(_WORD.findall(_COUNTS.sub(" ", fold(title))))


def of_header(title, tops, row, height):
    """The signature of a tab whose header stands there; what our marked workbook adds does not count."""
    columns = [[position, keys[0]] for position, _wordings, keys in tops.at(row, height) if keys[0] and keys[0] not in _OURS]
    return hashes.sha256_text(hashes.canonical_json([of_tab(title), columns])) if columns else ""


def remembered(title, tops, known):
    """(row, height, what ``known`` says) of the header that is known by its signature, or None. ``known``: {signature: …}."""
    if not known:
        return None
    for row in range(len(tops)):
        for height in range(1, headings.TALLEST + 1):
            found = known.get(of_header(title, tops, row, height))
            if found is not None:
                return row, height, found
    return None
