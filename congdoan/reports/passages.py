"""Sentences of reports (câu trong báo cáo), declared by the rooms beside their indicators and filled with figures.

    passage(section="care", place=10, parts=(
        _("Ban Chấp hành đã thăm hỏi "), F("care.visits", _("{people} đoàn viên với số tiền {amount}")), "."))

A sentence whose figures have no rows (and no declared number) is left out: nothing is claimed that nobody recorded.
"""

from dataclasses import dataclass

from congdoan.kernel import money
from congdoan.reports.paper import FigureRun, Run

PASSAGES = []
SECTIONS = ("situation", "care", "education", "emulation", "social", "women", "organization", "congress", "finance")


@dataclass(frozen=True)
class F:
    """A figure in a sentence: ``pattern`` with {value} {people} {amount} {of} {parts}; on screen it opens its rows.

    {names} are the names of the parts without their numbers, {items} the titles of the first rows. ``few``: what stands there where the
    figure is covered for the reader (ADR 0029); without it the sentence is left out then.
    """

    key: str
    pattern: str
    few: str = ""

    def says(self, figure):
        """True if there is anything to say."""
        return bool(self.few) if figure.covered else bool(figure.records or figure.declared)

    def run(self, figure):
        """The figure's words, such as "30 đoàn viên với số tiền 15.000.000 đ"."""
        if figure.covered:
            return Run(str(self.few))
        text = str(self.pattern).format(
            value=_number(figure.value),
            people=_number(figure.people),
            of=_number(figure.of),
            amount=money.format_money(figure.amount or 0),
            parts=_parts(figure.parts or {}),
            names=", ".join(figure.parts or {}),
            items=", ".join(figure.items) if "{items}" in str(self.pattern) else "",  # read from the book only where a sentence names them
        )
        return FigureRun(text, key=self.key, declared=figure.declared)


@dataclass(frozen=True)
class Passage:
    """One sentence: its section of the outline, its place there, and its parts (texts and F)."""

    section: str
    place: int
    parts: tuple
    kinds: tuple = ()

    @property
    def keys(self):
        """Keys of the indicators that it needs."""
        return [part.key for part in self.parts if isinstance(part, F)]

    def runs(self, figures):
        """The sentence's runs, or an empty list if one of its figures has nothing behind it."""
        if not all(part.key in figures and part.says(figures[part.key]) for part in self.parts if isinstance(part, F)):
            return []
        return [part.run(figures[part.key]) if isinstance(part, F) else Run(str(part)) for part in self.parts]


def passage(*, section, place, parts, kinds=()):
    """Declares a sentence; ``kinds`` limits it to kinds of report ("term", "year"), empty for all."""
    if section not in SECTIONS:
        raise ValueError(f"unknown section {section}")
    PASSAGES.append(Passage(section, place, tuple(parts), tuple(kinds)))


def passages_of(section, kind):
    """The sentences of a section for a kind of report, in order."""
    found = [entry for entry in PASSAGES if entry.section == section and (not entry.kinds or kind in entry.kinds)]
    return sorted(found, key=lambda entry: entry.place)


def _number(value):
    if value is None:
        return ""
    if isinstance(value, float):
        return str(value).replace(".", ",")
    return money.format_number(value)


def _parts(parts):
    return ", ".join(f"{name} {_number(number)}" for name, number in parts.items())
