"""Tìm dòng tiêu đề: the header row (or two, or three) of a sheet, under any titles, and what stands above each column."""

import re
from dataclasses import dataclass, field

from django.utils.translation import gettext_lazy as _

from congdoan.kernel.text import header_key, squeeze

ROWS_SEARCHED = 40
TALLEST = 3  # rows of one header
LONGEST = 160  # characters; what is longer is no heading
NUMBERING = frozenset(("stt", "tt", "sott", "sothutu", "so", "thutu"))
ROW_CODE = "madong"
REMARK = "cansua"  # written by the workbook with marks; says nothing
EXACT, NEAR, CONTENT, CHOSEN = "exact", "near", "content", "chosen"
GUESSED = frozenset((NEAR, CONTENT))
_MARKER = re.compile(r"[\[(]?(?:(?P<number>\d{1,2})|(?P<letter>[A-Za-z]))(?P<more>[a-z]?)[\])]?( ?= ?[\d()\[\]+\-–*x×/:.,% ]+)?")


@dataclass
class Heading:
    """Tiêu đề một cột: place in the sheet, title in the file, the column's name (None: unknown), what it fills besides.

    ``how``: exact, near, content or chosen; ``part``, ``mark``: as in Target; ``otherwise``: what a cell without a cross says.
    """

    position: int
    title: str
    name: str | None = None
    fills: dict = field(default_factory=dict)
    role: str = ""  # "", "numbering", "code", "remark", "double"
    how: str = ""
    token: str = ""
    part: int = 0
    mark: str = ""
    times: int = 1
    otherwise: str = ""
    wordings: tuple = ()  # from "Ngày sinh Nam" to "Nam"
    rows: tuple = ()  # of a column without a heading: the rows, as Excel counts, that have something in it

    @property
    def is_unknown(self):
        """True for a heading that means nothing to us and is kept as it is."""
        return not self.name and self.role in ("", "double")

    @property
    def is_free(self):
        """True if the column may yet be guessed."""
        return not self.name and self.role == "" and self.how != CHOSEN

    @property
    def is_whole(self):
        """True if a cell below is the column's cell, and no more."""
        return not (self.fills or self.part or self.mark or self.times > 1)

    @classmethod
    def nameless(cls, position, rows=()):
        """A column that holds something but has no heading."""
        return cls(position, str(_("cột %(letter)s (không có tiêu đề)") % {"letter": letter(position)}), wordings=("",), rows=tuple(rows))

    def stand_for(self, target, how):
        """This column is read as ``target`` says."""
        self.name, self.fills, self.token, self.how = target.name, target.fills, target.token, how
        self.part, self.mark, self.times = target.part, target.mark, target.times

    def stand_for_nothing(self, how=""):
        """This column is not imported."""
        self.name, self.fills, self.token, self.how, self.part, self.mark, self.otherwise = None, {}, "", how, 0, "", ""
        self.times = 1


@dataclass
class Head:
    """Phần tiêu đề: first row (counted from 0), how many rows, headings."""

    row: int
    height: int
    headings: list

    @property
    def known(self):
        """Names of the columns found."""
        return {heading.name for heading in self.headings if heading.name}

    @property
    def understood(self):
        """How many headings say something, Mã dòng counted."""
        return sum(1 for heading in self.headings if heading.name or heading.role == "code")

    def fits_better_than(self, other):
        """More headings understood, or as many in fewer rows."""
        understood = [sum(1 for heading in head.headings if heading.name) for head in (self, other)]
        return (understood[0], -self.height) > (understood[1], -other.height)


class Tops:
    """Đầu trang: the first rows of a grid as texts, and what each of them would say as a header; reckoned once for all sheets of ours."""

    def __init__(self, grid, merged):
        self.texts = [[heading_text(cell) for cell in row] for row in grid[: ROWS_SEARCHED + TALLEST]]
        self.merges = [merge for merge in merged or () if merge[0][0] < len(self.texts)]
        self.spread = [self._spread(row) for row in range(len(self.texts))]
        self._known = {}

    def __len__(self):
        return min(ROWS_SEARCHED, len(self.texts))

    def at(self, row, height):
        """[(position, wordings, their keys)] of the header that begins at ``row``; empty where the grid ends before."""
        if (row, height) not in self._known:
            whole = row + height <= len(self.texts)
            self._known[row, height] = self._wordings(row, height) if whole else []
        return self._known[row, height]

    def titles_above(self, row):
        """Texts of the rows above a header."""
        return [text for line in self.texts[:row] for text in line if text]

    def spans(self, row, height):
        """[(first, last)] of headings merged over several columns with nothing below."""
        return [
            (first, last)
            for (top, first), (bottom, last) in self.merges
            if row <= top < row + height and bottom >= row + height - 1 and first < last
        ]

    def likely(self):
        """The row that most looks like a header, for a sheet that nothing is known of; None for a blank one."""
        counts = [sum(1 for text in line if text and not text.replace(".", "").isdigit()) for line in self.texts[: len(self)]]
        most = max(counts, default=0)
        return counts.index(most) if most >= 2 else None

    def _wordings(self, row, height):
        found, carried = [], [""] * height
        for position in range(len(self.texts[row])):
            path = [self._level(row, level, height, position, carried) for level in range(height)]
            own = next((level for level in reversed(range(height)) if self.texts[row + level][position]), None)
            if own is None:
                continue
            words = [text for text in path[:own] if text]
            words = [text for place, text in enumerate(words) if place == 0 or text != words[place - 1]]
            words.append(self.texts[row + own][position])
            wordings = tuple(" ".join(words[first:]) for first in range(len(words)))
            found.append((position, wordings, tuple(header_key(wording) for wording in wordings)))
        return found

    def _level(self, row, level, height, position, carried):
        """The text of one header row over a column: its own, its merge's, or that of the group it continues."""
        below = range(row + level + 1, row + height)
        continues = position and any(self.texts[lower][position - 1] for lower in below)
        carried[level] = self.spread[row + level][position] or (carried[level] if continues else "")
        return carried[level]

    def _spread(self, row):
        """The row with merged headings repeated over all their columns."""
        texts = list(self.texts[row])
        for (first_row, first), (_last_row, last) in self.merges:
            if first_row == row and first < len(texts):
                for position in range(first + 1, min(last, len(texts) - 1) + 1):
                    texts[position] = texts[first]
        return texts


def found(tops, sheet):
    """The Head for a Sheet by headings that are ours to the letter, or None if fewer than two are."""
    best = None
    for row in range(len(tops)):
        for height in range(1, TALLEST + 1):
            head = exact(tops, row, height, sheet)
            if head.known and (best is None or head.fits_better_than(best)):
                best = head
        if best and row - best.row >= TALLEST and best.understood > max(3, len(best.headings) // 2):
            break  # far below there is no better one
    return best if best and best.understood >= min(2, len(sheet.columns)) else None


def exact(tops, row, height, sheet):
    """The Head at a place with the headings that are ours to the letter."""
    taken, made = {}, []
    for position, wordings, keys in tops.at(row, height):
        heading = Heading(position, squeeze(wordings[0]), wordings=wordings)
        if not heading.title:
            continue
        for key in keys:
            if key in sheet.keys:
                heading.stand_for(sheet.targets[sheet.keys[key]], EXACT)
            else:
                heading.role = role_of(key)
            if heading.name or heading.role:
                break
        if heading.name and heading.token in taken:
            _keep_one(taken, heading, sheet)
        else:
            taken[heading.token] = heading
        made.append(heading)
    return Head(row, height, made)


def _keep_one(taken, heading, sheet):
    """Of two headings that say the same (CMND, Số CCCD), the first stays, unless the other alone is called as our column is."""
    token, first = heading.token, taken[heading.token]
    ours = header_key(sheet.column(heading.name).title)
    left = heading
    if ours in map(header_key, heading.wordings) and ours not in map(header_key, first.wordings):
        left, taken[token] = first, heading
    left.stand_for_nothing()
    left.role = "double"


def role_of(key):
    """What a column is for besides our own ones: its numbering, Mã dòng, the remarks of a marked workbook."""
    return {ROW_CODE: "code", REMARK: "remark"}.get(key) or ("numbering" if key in NUMBERING else "")


def is_marker_row(cells):
    """True for the row "(1) (2) (3)=(1)+(2)", "A B 1 2" or 1, 2, 3 that official tables have under their header: it counts the columns."""
    texts = [squeeze(heading_text(cell)) for cell in cells if heading_text(cell)]
    signs = [_MARKER.fullmatch(text) for text in texts]
    if not all(signs) or len(texts) < (2 if all(text[0] in "([" for text in texts) else 3):
        return False
    numbers = [(int(sign["number"]), sign["more"]) for sign in signs if sign["number"]]
    letters = [(ord(sign["letter"].upper()) - ord("A") + 1, sign["more"]) for sign in signs if sign["letter"]]
    return all(_counts(counted) for counted in (numbers, letters) if counted)


def _counts(signs):
    """True for 1, 2, 3a, 3b, 5: from the first or second on, at most one left out."""
    pairs = zip(signs, signs[1:], strict=False)
    return signs[0][0] <= 2 and all(one < other and other[0] - one[0] <= 2 for one, other in pairs)


def heading_text(cell):
    """A cell of a header row as text."""
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    text = cell.strip() if isinstance(cell, str) else "" if cell is None else str(cell)
    return text[:LONGEST]


def letter(position):
    """The letters that Excel shows above a column."""
    letters, rest = "", position + 1
    while rest:
        rest, last = divmod(rest - 1, 26)
        letters = chr(65 + last) + letters
    return letters
