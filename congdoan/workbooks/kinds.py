"""Loại trang: which sheet of ours a tab is: by its name, by a name within it, by its headings, by the titles above them."""

import re
from dataclasses import dataclass

from congdoan.kernel.text import fold, header_key
from congdoan.workbooks import headings, proposing, targets

BY_NAME, BY_PART, BY_HEADINGS, CHOSEN = "name", "part", "headings", "chosen"
LEAST = 0.6  # of what a sheet asks for
LEAST_NAMED, LEAST_UNNAMED = 0.5, 0.7  # of its required columns, where the tab bears its name and where it does not
MARGIN = 0.15  # by which the best is better than the next
_WORD = re.compile(r"[^\W_]+")
_NAMED, _TITLED, _NEAR = 0.5, 0.25, 0.8


@dataclass
class Kind:
    """Loại: a Sheet, how it was found, its Head (None where it was found by name alone)."""

    sheet: object = None
    how: str = ""
    head: object = None


def of(title, tops, sheets):
    """The Kind of a tab. ``sheets``: {header key: Sheet}. Unknown unless one is clearly the best."""
    by_name = sheets.get(header_key(title))
    if by_name is not None:
        return Kind(by_name, BY_NAME, best_head(tops, by_name))
    known = list(dict.fromkeys(sheets.values()))
    named = _named_in(title, known)
    scored = []
    for sheet in known:
        head = best_head(tops, sheet)
        least = LEAST_NAMED if sheet in named else LEAST_UNNAMED
        if head is not None and (fit := _fit(head, sheet, known, least)) > 0:
            titled = _TITLED if sheet in _named_in(" . ".join(tops.titles_above(head.row)), known) else 0
            scored.append((fit + (_NAMED if sheet in named else titled), sheet, head))
    scored.sort(key=lambda one: -one[0])
    if not scored or scored[0][0] < LEAST or (len(scored) > 1 and scored[0][0] - scored[1][0] < MARGIN):
        return Kind()
    _score, sheet, head = scored[0]
    return Kind(sheet, BY_PART if sheet in named else BY_HEADINGS, head)


def best_head(tops, sheet):
    """The Head of a sheet, headings that are nearly ours counted where too few are ours to the letter."""
    found = headings.found(tops, sheet)
    if found is not None and (2 * found.understood > len(found.headings) or _required(found, sheet) == 1):
        return found
    best, most = found, (found.understood if found else 0)
    for row in range(len(tops)):
        if not _may_be_a_header(tops.texts[row]):
            continue
        for height in range(1, headings.TALLEST + 1):
            if height > 1 and not (row + height <= len(tops.texts) and _may_be_a_header(tops.texts[row + height - 1])):
                continue
            head = headings.exact(tops, row, height, sheet)
            near = len(proposing.near_tokens(head, sheet))
            score = head.understood + _NEAR * near
            if head.understood + near >= min(2, len(sheet.columns)) and score > most:
                best, most = head, score
    return best


def head_at(tops, row, height, sheet):
    """The Head that begins at a row; its height is found where it is 0."""
    heads = [headings.exact(tops, row, each, sheet) for each in ([height] if height else range(1, headings.TALLEST + 1))]
    return max(heads, key=lambda head: (head.understood + _NEAR * len(proposing.near_tokens(head, sheet)), -head.height))


def _may_be_a_header(texts):
    filled = [text for text in texts if text]
    return len(filled) >= 2 and sum(1 for text in filled if not any(char.isdigit() for char in text)) >= 2


def _fit(head, sheet, known, least):
    """How well a header answers a sheet: required columns there, weighed by how few other sheets have them; 0 for too few of them."""
    names = head.known | {name for heading in head.headings for name in heading.fills}
    tokens = proposing.near_tokens(head, sheet).values()
    bare = targets.bare(sheet)
    tokens = [*tokens, *(token for heading in head.headings if heading.is_free for token in bare.get(header_key(heading.wordings[-1]), ()))]
    near = {sheet.targets[token].name for token in tokens} - names
    weights = {column.name: _weight(column, known) for column in sheet.columns if column.name != "unit"}
    required = [column.name for column in sheet.columns if column.required and column.name != "unit"]
    total = sum(weights[name] for name in required)
    if not total:
        return 0
    there = sum(weights[name] * (1 if name in names else _NEAR) for name in required if name in names | near)
    if sum(1 for name in required if name in names | near) < least * len(required):
        return 0
    more = sum(weights[name] for name in weights if name not in required and name in names | near)
    strange = sum(1 for heading in head.headings if heading.is_unknown) - len(near)
    return there / total + 0.1 * min(more, 4) - 0.03 * min(max(strange, 0), 6)


def _weight(column, known):
    """1 for a column that no other sheet has, less for what stands in many."""
    keys = {header_key(title) for title in (column.title, *column.aliases)}
    having = sum(1 for sheet in known if any(key in sheet.keys for key in keys))
    return 1 / max(having, 1)


def _required(head, sheet):
    required = [column.name for column in sheet.columns if column.required]
    names = head.known | {name for heading in head.headings for name in heading.fills}
    return sum(1 for name in required if name in names) / max(len(required), 1)


def _named_in(text, known):
    """The sheets whose names of two words or more stand in a text; of names within one another, the longest."""
    said = " ".join(_WORD.findall(fold(text)))
    found = {}
    for sheet in known:
        for name in (sheet.name, *sheet.aliases):
            words = " ".join(_WORD.findall(fold(name)))
            if " " in words and f" {words} " in f" {said} ":
                found[sheet] = max(found.get(sheet, ""), words, key=len)
    return [sheet for sheet, words in found.items() if not any(words != longer and words in longer for longer in found.values())]
