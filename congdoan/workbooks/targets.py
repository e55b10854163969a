"""Đích của một cột: what a column of a file may stand for in a sheet of ours: a column, half of one, a part of one, a cross for one answer.

Each target has a token by which a layout keeps it: "birth", "birth+nam", "full_name#1", "sex=nu".
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from django.utils.translation import gettext_lazy as _

from congdoan.kernel.text import fold, header_key
from congdoan.workbooks.columns import Money

SCALES = {1_000: _("nghìn đồng"), 1_000_000: _("triệu đồng")}
NOTHING = ""
"""The token of a column that is not to be imported."""
_IN_BRACKETS = re.compile(r"\([^()]*\)")
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True)
class Split:
    """Một cột chia đôi: "Ngày sinh nam", "Ngày sinh nữ" stand for the column ``name`` and fill another as well.

    Split("birth_on", {"nam": {"sex": "Nam"}, "nữ": {"sex": "Nữ"}}): a value under title + "nam" goes to birth_on
    and puts "Nam" into sex. ``tells(row)``: {column name: canonical value} of what other cells say of the columns filled besides.
    """

    name: str
    suffixes: dict
    tells: Callable | None = None


@dataclass(frozen=True)
class Join:
    """Một cột chia nhiều phần: "Họ và tên đệm", "Tên" stand together for the column ``name``; ``parts``: the titles of each part, in order."""

    name: str
    parts: tuple


@dataclass(frozen=True)
class Mark:
    """Một câu trả lời một cột: Mark("sex", {"nam": "Nam", "nữ": "Nữ"}): a cross under "Nữ" puts "Nữ" into the column ``name``.

    Alone, a column of two answers says the other one where it has no cross.
    """

    name: str
    answers: dict


@dataclass(frozen=True)
class Target:
    """Đích: token, column name, what officers call it, what it fills besides, which part of a Join (from 1), what a cross says."""

    token: str
    name: str
    label: object
    fills: dict = field(default_factory=dict)
    part: int = 0
    mark: str = ""
    times: int = 1  # đồng that a number below it stands for

    @property
    def is_plain(self):
        """True if a cell below is the column's cell, and no more."""
        return not (self.fills or self.part or self.mark or self.times > 1)


def targets(sheet):
    """{token: Target} of a sheet, in the order of its columns, halves and parts after their column."""
    found = {}
    for column in sheet.columns:
        found[column.name] = Target(column.name, column.name, column.asked_as or column.title)
        for more in (*_halves(sheet, column), *_parts(sheet, column), *_marks(sheet, column), *_scales(column)):
            found[more.token] = more
    return found


def titles(sheet):
    """{title: token} of every wording that the sheet understands; a bare "Nam", "Nữ" is left to ``bare``."""
    known = {}
    for split in sheet.split:
        for suffix in split.suffixes:
            known |= {f"{title} {suffix}": _half(split, suffix) for title in _titles(sheet.column(split.name))}
    for mark in sheet.marks:
        for word in mark.answers:
            known |= {f"{title} {word}": _mark(mark, word) for title in _titles(sheet.column(mark.name))}
    for join in sheet.joins:
        for place, wordings in enumerate(join.parts, start=1):
            known |= dict.fromkeys(wordings, _part(join, place))
    for column in sheet.columns:
        known |= dict.fromkeys(_titles(column), column.name)
    return known


def bare(sheet):
    """{header key: [tokens]} of headings that say no more than "Nam": a half of a column, or a cross."""
    found = {}
    for split in sheet.split:
        for suffix in split.suffixes:
            found.setdefault(header_key(suffix), []).append(_half(split, suffix))
    for mark in sheet.marks:
        for word in mark.answers:
            found.setdefault(header_key(word), []).append(_mark(mark, word))
    return found


def words(text):
    """The folded words of a heading, brackets left out unless they hold all there is."""
    outside = _WORD.findall(fold(_IN_BRACKETS.sub(" ", text)))
    return tuple(outside or _WORD.findall(fold(text)))


def _titles(column):
    return (column.title, *column.aliases)


def _halves(sheet, column):
    for split in sheet.split:
        if split.name == column.name:
            for suffix, fills in split.suffixes.items():
                yield Target(_half(split, suffix), column.name, f"{column.title} ({suffix})", fills=fills)


def _parts(sheet, column):
    for join in sheet.joins:
        if join.name == column.name:
            for place, titles in enumerate(join.parts, start=1):
                label = _("%(column)s, phần %(part)s") % {"column": column.title, "part": titles[0].lower()}
                yield Target(_part(join, place), column.name, label, part=place)


def _marks(sheet, column):
    for mark in sheet.marks:
        if mark.name == column.name:
            for word, answer in mark.answers.items():
                label = _("%(column)s: đánh dấu x là %(answer)s") % {"column": column.title, "answer": answer}
                yield Target(_mark(mark, word), column.name, label, mark=answer)


def _scales(column):
    if isinstance(column, Money):
        for times, unit in SCALES.items():
            label = _("%(column)s, ghi bằng %(unit)s") % {"column": column.title, "unit": unit}
            yield Target(scaled(column.name, times), column.name, label, times=times)


def scaled(name, times):
    """The token of an amount that is written in thousands or millions."""
    return f"{name}*{times}"


def _half(split, suffix):
    return f"{split.name}+{header_key(suffix)}"


def _part(join, place):
    return f"{join.name}#{place}"


def _mark(mark, word):
    return f"{mark.name}={header_key(word)}"
