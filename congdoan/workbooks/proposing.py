"""Đoán cột: headings that are nearly ours, and columns that show by their cells what they are. Each guess waits for somebody's yes."""

import re
from functools import lru_cache
from typing import NamedTuple

from congdoan.kernel.text import fold, header_key
from congdoan.workbooks import contents, targets
from congdoan.workbooks.headings import CHOSEN, CONTENT, EXACT, NEAR, Heading

_WORD = re.compile(r"[^\W_]+")
BY_CONTENT_AT_LEAST = 0.7  # of the filled cells
FEWEST_CELLS = 2
REMEMBERED = 8_000  # headings
SLIPS = 3  # letters by which two keys may differ, at most
_SAY_LITTLE = (
    "doan vien cong doan", "cong doan vien", "doan vien", "can bo cong chuc vien chuc", "can bo", "cong chuc", "vien chuc", "nguoi lao dong", "cbccvc", "cnvcld", "cnvc",
    "nld", "va", "cua", "cac", "theo", "ghi ro", "neu co", "vnd", "dong", "so",
)  # fmt: skip
"""Words that may come or go without another meaning, the longer ones first."""
_MEANS_OTHERWISE = frozenset(
    [
        "nghin",
        "ngan",
        "trieu",
        "ty",
        "chu",
        "cap",
        "noi",
        "het",
        "vo",
        "chong",
        "con",
        "cha",
        "me",
        "bo",
        "truoc",
        "cu",
        "du",
        "kien",
        "lap",
        "duyet",
    ]
)
_THOUSANDS = re.compile(r"1[., ]?000")


def guess(head, sheet, sample):
    """Guesses the headings of a Head that are not ours to the letter. ``sample``: a few lists of cells below it."""
    _bare(head, sheet, sample)
    _parts(head, sheet)
    _near(head, sheet)
    _by_content(head, sheet, sample)
    _lone_marks(head, sheet)


def settle(head, sheet, columns):
    """Headings as somebody said: ``columns`` {position: token}; what is said of none stays as it is to the letter."""
    for position in sorted(set(map(int, columns)) - {heading.position for heading in head.headings}):
        head.headings.append(Heading.nameless(position))
    head.headings.sort(key=lambda one: one.position)
    for heading in head.headings:
        token = columns.get(str(heading.position))
        if token is None:
            continue
        if token in sheet.targets:
            heading.role = ""
            heading.stand_for(sheet.targets[token], EXACT if token == heading.token else CHOSEN)
        elif heading.role in ("", "double"):
            heading.stand_for_nothing(CHOSEN)
    _lone_marks(head, sheet)


def guess_added(head, sheet, sample, positions):
    """Guesses the headings at ``positions``, of which a settled layout says nothing; what does not go with the settled ones stands for nothing."""
    _bare(head, sheet, sample)
    _near(head, sheet)
    _by_content(head, sheet, sample)
    for heading in head.headings:
        if heading.position in positions and heading.name and not _goes_with(heading, head.headings):
            heading.stand_for_nothing()
    _lone_marks(head, sheet)


def _goes_with(heading, others):
    """True unless another heading is the whole of what this one is a part of, or the same; a part of a name is not alone."""
    others = [one for one in others if one is not heading and one.name == heading.name]
    if any(one.token == heading.token or one.is_whole or heading.is_whole or bool(one.part) != bool(heading.part) for one in others):
        return False
    return bool(others) or not heading.part


def near_tokens(head, sheet):
    """{position: token} of free headings that are nearly a title of ours, each clearly and alone."""
    taken = {heading.token for heading in head.headings if heading.token}
    found = {}
    for heading in head.headings:
        if heading.is_free and (token := _nearest(heading.wordings, sheet, taken)):
            found.setdefault(token, []).append(heading.position)
    return {positions[0]: token for token, positions in found.items() if len(positions) == 1}


def spread_over(head, sheet, spans):
    """A heading merged over several columns stands for the parts of a name, one after another."""
    for first, last in spans:
        heading = next((one for one in head.headings if one.position == first), None)
        join = next((join for join in sheet.joins if heading and heading.token == join.name), None)
        if join is None or any(first < one.position <= last for one in head.headings):
            continue
        for place, position in enumerate(range(first, last + 1)[: len(join.parts)], start=1):
            part = heading if position == first else Heading(position, heading.title, wordings=heading.wordings)
            part.stand_for(sheet.targets[f"{join.name}#{place + max(len(join.parts) - (last - first + 1), 0)}"], heading.how)
            if part is not heading:
                head.headings.append(part)
    head.headings.sort(key=lambda one: one.position)


def _near(head, sheet):
    for position, token in near_tokens(head, sheet).items():
        next(one for one in head.headings if one.position == position).stand_for(sheet.targets[token], NEAR)


def _nearest(wordings, sheet, taken):
    """The one token whose title is near, or ""."""
    for wording in wordings:
        if (token := sheet.hinted.get(header_key(wording))) and token not in taken:
            return token
        near = {token for token in _near_to(wording, sheet) if token not in taken}
        near = {token for token in near if not (token.partition("+")[0] in taken and "+" not in token)}
        if len(near) == 1:
            return near.pop()
        if near:
            return ""
    return ""


@lru_cache(maxsize=REMEMBERED)
def _near_to(wording, sheet):
    """The tokens of a sheet whose titles are near; the same headings are asked about again and again, tab after tab."""
    if _THOUSANDS.search(wording):
        return frozenset()
    said = targets.words(wording)
    otherwise, telling, key = _MEANS_OTHERWISE & frozenset(_WORD.findall(fold(wording))), _telling(said), "".join(said)
    letters = frozenset(key)
    found = set()
    for ours in _titles_of(sheet):
        if otherwise - ours.telling or "#" in ours.token:
            continue
        alike = abs(len(key) - len(ours.key)) <= SLIPS and len(letters ^ ours.letters) <= 2 * SLIPS and within(key, ours.key)
        if said == ours.words or (telling and telling == ours.telling) or alike:
            found.add(ours.token)
    return frozenset(found)


class _Title(NamedTuple):
    """A title of ours, taken apart once."""

    key: str
    token: str
    words: tuple
    telling: frozenset
    letters: frozenset


@lru_cache(maxsize=REMEMBERED)
def _titles_of(sheet):
    return [_Title(key, token, sheet.words[key], _telling(sheet.words[key]), frozenset(key)) for key, token in sheet.keys.items()]


def _telling(words):
    """What is left of a heading without the words that say little."""
    left = f" {' '.join(words)} ".replace(" ngay thang nam ", " ngay ")
    for phrase in _SAY_LITTLE:
        left = left.replace(f" {phrase} ", " ")
    return frozenset(left.split())


def within(one, other):
    """True if two keys differ by a slip of the keys: one letter in eight."""
    most = min(min(len(one), len(other)) // 8 + (1 if 6 <= min(len(one), len(other)) < 8 else 0), SLIPS)
    if not most or abs(len(one) - len(other)) > most:
        return False
    row = list(range(len(other) + 1))
    for place, own in enumerate(one, start=1):
        before, row[0] = row[0], place
        for at, theirs in enumerate(other, start=1):
            before, row[at] = row[at], min(row[at] + 1, row[at - 1] + 1, before + (own != theirs))
        if min(row) > most:
            return False
    return row[-1] <= most


def _bare(head, sheet, sample):
    """A heading "Nam" alone: crosses below it answer, dates below it are half of a column."""
    known = targets.bare(sheet)
    for heading in head.headings:
        tokens = known.get(header_key(heading.wordings[-1])) if heading.is_free else None
        if not tokens:
            continue
        cells = _below(heading.position, sample)
        crossed = bool(cells) and all(is_cross(cell) for cell in cells)
        for token in tokens:
            target = sheet.targets[token]
            fits = crossed if target.mark else not crossed and bool(cells)
            if fits and (target.mark or contents.share(sheet.column(target.name), cells) >= BY_CONTENT_AT_LEAST):
                heading.stand_for(target, NEAR)
                break


def _parts(head, sheet):
    """Parts of a name count only if there are two of them, and no whole."""
    for join in sheet.joins:
        parts = [heading for heading in head.headings if heading.name == join.name and heading.part]
        whole = any(heading.name == join.name and not heading.part for heading in head.headings)
        if parts and (whole or len(parts) < 2):
            for heading in parts:
                heading.stand_for_nothing()


def _lone_marks(head, sheet):
    """Of two answers with a column for one, no cross means the other; that much is guessed."""
    for mark in sheet.marks:
        found = [heading for heading in head.headings if heading.name == mark.name and heading.mark]
        answers = list(dict.fromkeys(mark.answers.values()))
        if len(found) == 1 and len(answers) == 2:
            found[0].otherwise = next(answer for answer in answers if answer != found[0].mark)
            found[0].how = found[0].how if found[0].how == CHOSEN else NEAR


def _by_content(head, sheet, sample):
    """Columns that nothing else says, recognised by their cells: one free column, one column of ours that wants it."""
    free = {heading.position: _below(heading.position, sample) for heading in head.headings if heading.is_free}
    free = {position: cells for position, cells in free.items() if len(cells) >= FEWEST_CELLS}
    if not free:
        return
    filled = head.known | {name for heading in head.headings for name in heading.fills}
    wanted = [column for column in sheet.columns if column.name not in filled and contents.may_be_guessed(column)]
    fits = {
        column.name: [position for position, cells in free.items() if contents.share(column, cells) >= BY_CONTENT_AT_LEAST]
        for column in wanted
    }
    for column in wanted:
        rivals = [name for name, positions in fits.items() if name != column.name and set(positions) & set(fits[column.name])]
        if len(fits[column.name]) == 1 and not any(sheet.column(name).required or not column.required for name in rivals):
            heading = next(one for one in head.headings if one.position == fits[column.name][0])
            if heading.is_free:
                heading.stand_for(sheet.targets[column.name], CONTENT)


def is_cross(cell):
    """True for x, ✓, 1 and the like."""
    return cell is True or header_key(str(cell)) in ("x", "1", "10", "co") or str(cell).strip() in ("✓", "✔", "√", "+", "*", "×")


def _below(position, sample):
    return [cells[position] for cells in sample if position < len(cells) and cells[position] is not None]
