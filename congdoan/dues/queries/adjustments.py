"""Adjustments by rules that came later: what stands, what would have to be made."""

from django.db.models import F, OuterRef, Sum

from congdoan.access.actions import reads
from congdoan.dues import policies
from congdoan.dues.choices import Permission
from congdoan.dues.models import Adjustment, DuesLine
from congdoan.dues.queries.rules import reckoner
from congdoan.dues.queries.sheets import DIFFERENCE, summed
from congdoan.units import queries as units


@reads(Permission.VIEW_WAGES)
def adjustments(*, by, unit):
    """Adjustments of the unit and below, the latest months first."""
    found = Adjustment.objects.filter(
        by.scope(Permission.VIEW_WAGES).q("line__sheet__unit__path"), units.today_q(unit.path, "line__sheet__unit__path")
    )
    return found.select_related("line__person", "line__sheet__unit", "rule", "settled_in__sheet", "recorded_by").order_by(
        "-line__sheet__month", "line__person__sort_key", "pk"
    )


def to_adjust(unit, today):
    """[Adjustment not yet written] of every line of the unit whose due is another by the rules known today; three statements."""
    own = Adjustment.objects.filter(line=OuterRef("pk"))
    lines = DuesLine.objects.filter(sheet__unit=unit, exempt="", given_due=False, wage__isnull=False)
    lines = lines.annotate(standing=F("due") + summed(own, "line", DIFFERENCE))
    found, reckons = [], reckoner(unit)
    for line in lines.select_related("sheet", "person").order_by("sheet__month", "person__sort_key", "pk"):
        terms = reckons.terms(line.sheet.month, today)
        now = policies.recomputed(line, terms, line.standing)
        if now is not None:
            found.append(Adjustment(line=line, old_due=line.standing, new_due=now, rule=terms.rate))
    return found


def unsettled(unit):
    """{person id: [adjustment]} of the unit that no later month has taken up."""
    found = {}
    for row in Adjustment.objects.filter(line__sheet__unit=unit, settled_in__isnull=True).select_related("line__sheet").order_by("pk"):
        found.setdefault(row.line.person_id, []).append(row)
    return found


def total(rows):
    """{"old", "new"} (đồng) of adjustments; one statement."""
    told = rows.order_by().aggregate(old=Sum("old_due"), new=Sum("new_due"))
    return {name: amount or 0 for name, amount in told.items()}
