"""A rearrangement (sắp xếp) of units on one day, and the arithmetic of moved branches; nothing is written here, nothing asked."""

from dataclasses import dataclass, field
from datetime import date

from congdoan.units import tree


@dataclass(frozen=True)
class Rearrangement:
    """Sắp xếp: what becomes of units on ``effective_on``.

    ``founded``: rows as ``units.found_all`` takes them; ``changed``: {Unit: Change}; ``closed``: Units; ``heirs``: {Unit: [Unit]}, who
    carries on a unit's work. Wherever a superior or an heir is asked for, the code of a unit founded here may stand for it.
    """

    effective_on: date
    founded: tuple = ()
    changed: dict = field(default_factory=dict)
    closed: tuple = ()
    heirs: dict = field(default_factory=dict)


class Circle(ValueError):
    """Two units would stand below each other (vòng tròn); ``unit`` is one of them."""

    def __init__(self, unit):
        super().__init__(str(unit))
        self.unit = unit


def final_paths(moved):
    """{old path: new path} of units that come to stand elsewhere. ``moved``: {Unit: new superior (a Unit) or None}. Raises Circle."""
    by_path, final, under_way = {unit.path: unit for unit in moved}, {}, []

    def of(unit):
        """The path that any unit comes to have: its own, or through the nearest unit above it that moves."""
        nearest = next((by_path[path] for path in reversed(tree.ancestors(unit.path)) if path in by_path), None)
        return unit.path if nearest is None else of_moved(nearest) + unit.path[len(nearest.path) :]

    def of_moved(unit):
        if unit.path not in final:
            if unit in under_way:
                raise Circle(unit)
            under_way.append(unit)
            parent = moved[unit]
            final[unit.path] = tree.path(of(parent) if parent is not None else "", unit.serial)
            under_way.pop()
        return final[unit.path]

    for unit in moved:
        of_moved(unit)
    return final


def pieces(finals):
    """[(from, below, length, beginning)] as ``kernel.db.change_prefixes`` takes them; ``finals``: {old path: new path}.

    A branch that moves out of a branch that moves is cut out of it, so that no piece overlaps another.
    """
    found, within = [], []  # within: [[old path, where its next piece begins]] of the branches around

    def close():
        old, start = within.pop()
        found.append((start, old + tree.AFTER, len(old), finals[old]))
        if within:
            within[-1][1] = old + tree.AFTER

    for old in sorted(finals):
        while within and not old.startswith(within[-1][0]):
            close()
        if within and within[-1][1] < old:
            found.append((within[-1][1], old, len(within[-1][0]), finals[within[-1][0]]))
        within.append([old, old])
    while within:
        close()
    return found
