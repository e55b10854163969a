"""Small counts are not told where names may not be seen: which of a table are covered, and which of the units side by side, so that no total tells one.

ADR 0029 says why; this is the one place that decides.
"""

from dataclasses import dataclass
from functools import cached_property

from django.utils.translation import gettext_lazy as _

LEAST = 5
"""Counts under this are not told to a level that may not see the names: ours, after the usual rule of statistics offices (1 to 4 covered)."""
COVERED = -1
FEW = _("ít, không nêu")
"""What stands in place of a covered count."""
OWN = ""
"""Beside the units directly below: what stands at their superior itself."""


@dataclass(frozen=True)
class Table:
    """Một bảng: which cells of a row are counts of one whole.

    ``summed``: how many they are together is told; ``telling``: cells of what is sensitive, which tell of each one who holds them if they hold everybody.
    """

    places: tuple = (0,)
    summed: bool = True
    telling: frozenset = frozenset()

    def small(self, row, hidden=frozenset()):
        """``hidden`` (places of the row), with what is small in this table and what would tell it within the row."""
        counts = {place: row[place] for place in self.places}
        whole, found = sum(counts.values()), {place for place in counts if place in hidden} if hidden else set()
        if any(0 < count < LEAST for count in counts.values()):
            found |= {place for place, count in counts.items() if count < LEAST and (count or self.summed)}
        if self.summed and whole and any(counts[place] == whole for place in self.telling):
            found |= set(counts)
        return widened(counts, found) if self.summed and whole else found


def widened(counts, hidden, zeros=False):
    """``hidden`` (keys of ``counts``) with the next larger ones, until at least two are hidden that make up LEAST together.

    ``zeros``: whether a hidden 0 is one of the two: beside other units it may be any number, within a row it is soon guessed.
    """
    hidden = set(hidden)
    rest = sorted(set(counts) - hidden, key=lambda key: (not counts[key], counts[key], key))  # the zeros last: they hide little
    for key in rest if hidden else ():
        if sum(zeros or counts[each] > 0 for each in hidden) >= 2 and sum(counts[each] for each in hidden) >= LEAST:
            break
        hidden.add(key)
    return hidden


def covered(counts, telling=frozenset()):
    """The counts of one table, whose total is told, with the small ones covered (COVERED), so that the total tells none.

    Where any is of 1 to 4, so are the zeros (else one would know where nobody is), and the next larger ones until at least two are covered
    that make up LEAST together.
    """
    hidden = Table(tuple(range(len(counts))), telling=frozenset(telling)).small(counts)
    return [COVERED if place in hidden else count for place, count in enumerate(counts)]


def beside(rows, tables, above=frozenset()):
    """{key: places hidden} of units side by side whose superior's numbers are told but for the places in ``above``. ``rows``: {key: row of counts}.

    What is hidden of the superior is hidden of each. Else, of a column, none is hidden alone, nor so few together that the superior's number less
    the others would tell them.
    """
    found = {}
    for table in tables:
        shut = {place for place in table.places if place in above}
        hidden = {key: table.small(row, shut) | shut for key, row in rows.items()}
        peopled = [key for key, row in rows.items() if any(row[place] for place in table.places)]
        while any(_widened_column(place, rows, table, hidden, peopled) for place in table.places if place not in shut):
            pass
        for key, places in hidden.items():
            found[key] = found.get(key, frozenset()) | places
    return found


def _widened_column(place, rows, table, hidden, peopled):
    """Widens what is hidden of one column, and of each row that it touches then; True if that changed anything."""
    wanted = {key for key in peopled if place in hidden[key]}
    counts = {key: rows[key][place] for key in peopled} if wanted else {}
    if not any(counts.values()):  # the superior's 0 tells each of them
        return False
    more = widened(counts, wanted, zeros=True) - wanted
    for key in more:
        hidden[key] |= table.small(rows[key], hidden[key] | {place})
    return bool(more)


class Shade:
    """Chỗ che: what is hidden, in a tree of units, of a reader who is told the numbers of ``top`` and of each unit below it.

    ``counts``: {path: row of counts} of what stands at each unit itself; ``superior``: path of the superior, of a path. ``known``: of a path,
    whether the reader sees anyway what stands there: that covers nobody else, so it is left out of account.
    """

    def __init__(self, counts, tables, top, superior, known):
        self.tables, self.top, self.superior = tables, top, superior
        self.own = {path: tuple(row) for path, row in counts.items() if not known(path)}
        self.levels = {}

    @cached_property
    def sums(self):
        """{path: row}: of each unit and all below it."""
        sums = {}
        for path, row in self.own.items():
            place = path
            while place:
                sums[place] = tuple(map(int.__add__, sums[place], row)) if place in sums else row
                place = "" if place == self.top else self.superior(place)
        return sums

    @cached_property
    def below(self):
        """{path: paths of the units directly below in which anything stands}."""
        found = {}
        for path in self.sums:
            if path != self.top:
                found.setdefault(self.superior(path), []).append(path)
        return found

    def hidden(self, path):
        """Places of the unit's row that are not told; nothing of nobody is hidden."""
        row = self.sums.get(path)
        if row is None or not any(row):
            return frozenset()
        if path == self.top:
            return frozenset().union(*(table.small(row) for table in self.tables))
        return self._level(self.superior(path))[path]

    def hidden_own(self, path):
        """Places that are not told of what stands at the unit itself, beside the units below."""
        return self._level(path).get(OWN, frozenset())

    def _level(self, path):
        """{path of a unit directly below, or OWN: its hidden places}."""
        if path not in self.levels:
            rows = {each: self.sums[each] for each in self.below.get(path, ())} | {OWN: self.own.get(path, ())}
            rows = {each: row for each, row in rows.items() if any(row)}
            self.levels[path] = beside(rows, self.tables, self.hidden(path))
        return self.levels[path]


class Shades:
    """Several Shades of one tree: what any of them hides is hidden."""

    def __init__(self, *shades):
        self.shades = shades

    def hidden(self, path):
        """As ``Shade.hidden``."""
        return frozenset().union(*(shade.hidden(path) for shade in self.shades))

    def hidden_own(self, path):
        """As ``Shade.hidden_own``."""
        return frozenset().union(*(shade.hidden_own(path) for shade in self.shades))
