"""What a plan that waits leaves in a unit that ends: the branches that it places elsewhere are counted there no more."""

from dataclasses import dataclass

from django.db.models import Exists, Q, Value
from django.db.models.lookups import Exact

from congdoan.kernel.db.gathering import gather
from congdoan.reorganization import apart
from congdoan.reorganization.choices import WAITING, Deed
from congdoan.units import queries as units


@dataclass(frozen=True)
class Left:
    """Phần còn lại: of a unit that ends by a plan. ``gone``: paths of the branches that go their own way; all below it where it is merged."""

    plan_id: int
    path: str
    merged: bool
    gone: tuple

    def q(self, column):
        """Q of rows whose unit (``column``) is left."""
        if self.merged:
            return Q(**{f"{column}__path": self.path})
        left = units.units().order_by().filter(units.today_q(self.path, "path"))
        for rows in apart.around(self.plan_id, self.path):
            left = left.filter(~Exists(rows))
        return Q(**{f"{column}__in": left.values("pk")})

    def holds(self, path):
        """True if the unit of this path is left."""
        return path == self.path if self.merged else path.startswith(self.path) and not path.startswith(self.gone)


def left_in(files):
    """{file id: Left} of those files whose plan, waiting, places branches of the unit elsewhere."""
    [found] = gather(left_asked(files))
    return found


def left_asked(files):
    """As ``left_in``, for a page that asks other things at once: through ``gather``."""
    planned = [one for one in files if one.plan_id is not None and one.plan.state in WAITING]
    if not planned:
        return {}
    steps, parts = yield apart.named_in({one.plan_id for one in planned})
    found = {}
    for one in planned:
        mine = [row for row in (*steps, *parts) if row["plan_id"] == one.plan_id]
        merged = any(row["unit_id"] == one.unit_id and row["deed"] == Deed.MERGE for row in mine)
        gone = tuple(row["path"] for row in mine if row["path"].startswith(one.unit.path) and row["path"] != one.unit.path)
        if merged or gone:
            found[one.pk] = Left(one.plan_id, one.unit.path, merged, gone)
    return found


def below_q(files, left):
    """Q of rows at the units of these files or below, as far as they are left there."""
    inside = Q(pk__in=[])
    for one in files:
        inside |= left[one.pk].q("unit") if one.pk in left else units.today_q(one.unit.path, "unit__path")
    return inside


def counted_q(left, file, column):
    """Q of rows that ``below_q`` keeps, beside an outer row that is the file (``file``: its key, an OuterRef)."""
    kept = Q()
    for pk, one in left.items():
        kept &= ~Q(Exact(file, Value(pk))) | one.q(column)
    return kept


def holds(one, left, path):
    """True if what stands at the unit of this path is left in the file's."""
    return left[one.pk].holds(path) if one.pk in left else path.startswith(one.unit.path)
