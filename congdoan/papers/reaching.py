"""How far a reader sees decisions: the units of a right, today's branch of one unit, and those that ended into it."""

from dataclasses import dataclass

from congdoan.papers.choices import Permission
from congdoan.units import queries as units
from congdoan.units import rearranged


@dataclass(frozen=True)
class Reach:
    """Tầm nhìn: what ``by`` sees of decisions, from ``unit`` (it and those below) or wherever he has the right to."""

    by: object
    unit: object = None

    def where(self, permission, *, handed=True):
        """(lookup of a unit) -> Q: rows whose unit lies where ``by`` holds the permission, or ended there (``handed``).

        The empty lookup is the unit itself.
        """
        scope = self.by.scope(permission)

        def own(path):
            found = scope.q(path)
            return found & units.today_q(self.unit.path, path) if self.unit is not None else found

        def q(lookup="unit"):
            found = own(f"{lookup}__path" if lookup else "path")
            return found | rearranged.handed_to(own, lookup or "pk") if handed else found

        return q

    @property
    def files(self):
        """``where`` of the right to see decisions at all."""
        return self.where(Permission.VIEW_DECISIONS)
