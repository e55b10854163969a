"""Where a person holds a permission: one value answers "this object?" and "which rows?", so the two cannot drift."""

from dataclasses import dataclass

from django.db.models import Q

from congdoan.units import queries as units
from congdoan.units import tree


@dataclass(frozen=True)
class UnitScope:
    """Phạm vi: ``exact`` unit paths, and ``below``: paths with everything under them."""

    exact: frozenset = frozenset()
    below: frozenset = frozenset()

    @property
    def is_empty(self):
        """True if the permission is held nowhere."""
        return not self.exact and not self.below

    def contains(self, unit):
        """True if the permission is held at ``unit``."""
        return self.contains_path(unit.path)

    def contains_path(self, path):
        """True if the permission is held at the unit of that path."""
        return path in self.exact or not self.below.isdisjoint(tree.ancestors(path))

    def contains_all_below(self, unit):
        """True if the permission is held at ``unit`` and everywhere below it."""
        return not self.below.isdisjoint(tree.ancestors(unit.path))

    def touches(self, unit):
        """True if the permission is held at ``unit`` or somewhere below it."""
        return self.contains(unit) or any(path.startswith(unit.path) for path in (*self.exact, *self.below))

    def q(self, lookup="unit__path"):
        """Q that keeps the rows whose unit lies in this scope; ``lookup`` leads to the unit's path."""
        condition = Q(pk__in=[])
        if self.exact:
            condition |= Q(**{f"{lookup}__in": sorted(self.exact)})
        for path in sorted(self.below):
            condition |= units.today_q(path, lookup)
        return condition
