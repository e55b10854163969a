"""What one unit's statistics ask by unit, and which counts are not told to whoever may not see the names (ADR 0029): numbers alone, no words."""

from functools import cached_property

from congdoan.extras import queries as extras
from congdoan.extras.choices import COUNTED
from congdoan.indicators.engine import Question
from congdoan.indicators.telling import Telling
from congdoan.kernel.covering import Table
from congdoan.kernel.db.gathering import gather
from congdoan.kernel.periods import read_period
from congdoan.membership import queries, statistics
from congdoan.membership.choices import How, Permission, WhyLeft
from congdoan.membership.queries.spread import CAME, LEVEL, WENT
from congdoan.units import queries as units

MOST_LEVELS = 40
"""Levels of education that are told one by one where names may not be seen; the rarer ones of the whole branch are one number."""
KINDS = {CAME: tuple(How.values), WENT: ("", *WhyLeft.values)}
TELLING = frozenset({WhyLeft.RESIGNED.value, WhyLeft.REMOVED.value, WhyLeft.EXPELLED.value})
"""Reasons that tell something of each who left, where all left for that one."""


class Shading:
    """Chỗ che của một trang thống kê; decided from the topmost unit at which the reader has a role, as in his reports."""

    def __init__(self, by, unit, day, span):
        self.by, self.unit, self.span = by, unit, span
        self.telling = Telling(by, Question(unit, read_period(str(day.year)), day))
        self._counts = by.scope(Permission.VIEW_MEMBER_COUNTS)
        self.moved, self.fields = None, []
        self._settle()

    def _settle(self):
        """What is asked besides, and whether units moved since the span began: in one statement."""
        top = self.telling.top
        since, later = units.moves_since(top.unit, self.span.eve), units.moves_since(top.unit, top.as_of)
        *moves, asked, _chain = gather(*since, *later, extras.asked(self.unit, self.day), self.telling.standing())
        self.fields = [field for field in asked if field.kind in COUNTED]
        top.__dict__["moved"] = any(moves[len(since) :])
        self.moved = None if any(moves) else False

    def tallies(self):
        """[extras Tally] of what is asked besides of members of the unit and can be counted."""
        for field in self.fields:
            counts = {(field.pk, key): n for key, n in _added(self._answers[field.pk], self._inside).items()}
            yield extras.tally(field, counts, self.day)

    def hidden_cells(self, shown):
        """Places of the cells (the tables one after the other) that are not told. ``shown``: the unit's counts."""
        found = set()
        for sensitive, tables in statistics.covering(self.day).items():
            tells = Permission.VIEW_PARTY if sensitive else Permission.VIEW_MEMBERS
            if not self.by.may(tells, self.unit):
                found |= self._hidden(self.cells, tables, tells, shown)
        return found

    def levels(self):
        """[(level as written, or None for the rarer ones, how many at the unit and below, whether that is told)]."""
        by_unit = self._kinds[LEVEL]
        sums = _added(by_unit, lambda path: True)
        listed = sorted(sums, key=lambda key: (-sums[key], key))[:MOST_LEVELS]
        rows = {path: (*(counts.get(key, 0) for key in listed), _rest(counts, listed)) for path, counts in by_unit.items()}
        own = _added(by_unit, self._inside)
        shown = (*(own.get(key, 0) for key in listed), _rest(own, listed))
        hidden = self._hidden(rows, [Table(tuple(range(len(shown))))], Permission.VIEW_MEMBERS, shown)
        named = [*listed, *([None] if len(sums) > len(listed) else [])]
        told = [(key, n, place not in hidden) for place, (key, n) in enumerate(zip(named, shown, strict=False))]
        told = [each for each in told if each[1] or not each[2]]  # a covered nothing stands there: its absence would tell
        return sorted(told, key=lambda each: (not each[2], -each[1] if each[2] else 0, str(each[0])))

    def hidden_kinds(self, way, shown):
        """Of the kinds of coming, or reasons of leaving, those that are not told. ``shown``: {kind: how many} of the unit."""
        kinds = KINDS[way]
        rows = {path: tuple(counts.get(kind, 0) for kind in kinds) for path, counts in self._kinds[way].items()}
        row = tuple(shown.get(kind, 0) for kind in kinds)
        telling = frozenset(place for place, kind in enumerate(kinds) if way == WENT and kind in TELLING)
        hidden = self._hidden(rows, [Table(tuple(range(len(kinds))), telling=telling)], Permission.VIEW_MEMBERS, row)
        return {kinds[place] for place in hidden}

    def hidden_answers(self, field, keys, shown, unsaid):
        """Of the answers (``keys``) to what is asked besides those that are not told; last, where ``unsaid``, that nothing is recorded."""
        by_unit, rows = self._answers[field.pk], {}
        for path in by_unit.keys() | self.cells.keys():
            counts = tuple(by_unit.get(path, {}).get(key, 0) for key in keys)
            everybody = (
                sum(self.cells.get(path, ())[place] for place in statistics.covering(self.day)[False][0].places)
                if path in self.cells
                else 0
            )
            rows[path] = (*counts, max(0, everybody - sum(counts))) if unsaid else counts
        return self._hidden(rows, [Table(tuple(range(len(shown))))], Permission.VIEW_MEMBERS, shown, alone=True)

    @property
    def day(self):
        """The day of the page."""
        return self.telling.question.as_of

    @cached_property
    def cells(self):
        """{path: counts of all cells} of the whole branch."""
        return queries.cell_facts(self.telling.top_then)

    @cached_property
    def _kinds(self):
        return queries.kind_facts(self.telling.top_then, self.span)

    @cached_property
    def _answers(self):
        return queries.answer_facts(self.telling.top_then, self.fields)

    def _hidden(self, rows, tables, tells, shown, alone=False):
        """Places of ``shown`` not told: those hidden in the tree, and what is small in the unit's own row."""
        known = self.telling.known(str(tells)) if not alone else lambda path: False
        hidden = self.telling.shade(rows, tuple(tables), known).hidden(self.unit.path)
        return set().union(*(table.small(shown, hidden) for table in tables))

    def _inside(self, path):
        """True if the unit of that path stands at or below the page's unit, where the reader may see counts."""
        if not self._counts.contains_path(path):
            return False
        superior = self.telling.superior
        while path and path != self.unit.path:
            path = superior(path)
        return bool(path)


def _added(by_unit, inside):
    """{key: how many} of the units whose path is inside."""
    sums = {}
    for path, counts in by_unit.items():
        for key, n in counts.items() if inside(path) else ():
            sums[key] = sums.get(key, 0) + n
    return sums


def _rest(counts, listed):
    return sum(n for key, n in counts.items() if key not in listed)
