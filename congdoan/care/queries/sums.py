"""Sums of the care book by where the money came from: what the accountant reconciles."""

from dataclasses import dataclass

from django.db.models import Count, Sum

from congdoan.access.actions import reads
from congdoan.care.choices import Permission
from congdoan.care.queries.gifts import gifts
from congdoan.care.queries.visits import visits


@dataclass
class SourceSum:
    """Cộng theo nguồn: a money source (and fund), how many visits and gifts it paid for, and how much (đồng)."""

    source: str
    fund_id: int | None
    fund_name: str
    visits: int = 0
    visit_amount: int = 0
    gifts: int = 0
    gift_amount: int = 0

    @property
    def amount(self):
        """Cộng."""
        return self.visit_amount + self.gift_amount


@reads(Permission.VIEW_VISITS)
def by_source(*, by, unit, year=None):
    """[SourceSum] of the visits and gifts that ``by`` may see at the unit and below, of a year or of all, the largest first."""
    sums = {}
    for rows, day, counted in ((visits(by=by, unit=unit), "visited_on", "visits"), (gifts(by=by, unit=unit), "given_on", "gifts")):
        if year is not None:
            rows = rows.filter(**{f"{day}__year": year})
        for row in _grouped(rows):
            one = sums.setdefault((row["source"], row["fund"]), SourceSum(row["source"], row["fund"], row["fund__name"] or ""))
            setattr(one, counted, row["n"])
            setattr(one, f"{counted[:-1]}_amount", row["total"])
    return sorted(sums.values(), key=lambda one: (-one.amount, one.source, one.fund_name))


def _grouped(rows):
    return rows.order_by("source", "fund").values("source", "fund", "fund__name").annotate(n=Count("pk"), total=Sum("amount"))
