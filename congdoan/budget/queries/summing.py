"""Units below and how far each is with a year's filing; what stands there added up by line."""

from dataclasses import dataclass

from django.db.models import Case, CharField, Count, Exists, OuterRef, Q, Subquery, Sum, Value, When
from django.db.models.functions import Coalesce

from congdoan.access.actions import reads
from congdoan.budget import formulas
from congdoan.budget.choices import Permission, State
from congdoan.budget.models import STANDING, STEPS, Filing, FilingLine
from congdoan.budget.queries.layouts import deadlines, last_day, layout
from congdoan.kernel.db import listed
from congdoan.kernel.db.gathering import gather
from congdoan.organization.choices import GRASSROOTS_LEVEL
from congdoan.units import queries as units


def day_of(year, today):
    """The day whose tree says who stands below: the year's last, today while it has not come."""
    return min(last_day(year), today)


def ground(unit, kind, year, today):
    """What a page of those below needs first, in one statement: (whether any moved since, the form's lines, the deadline's rows)."""
    joined, left, lines, due = gather(*units.moves_since(unit, day_of(year, today)), layout(kind, year), deadlines(kind, year))
    return bool(joined or left), lines, due


def _inside(unit, on, today, moved):
    """Units below as they stood on a day, without the unit itself. ``moved``: whether any moved since, None: not asked."""
    found = units.subtree(unit) if on == today else units.subtree(unit, on=on, moved=moved)
    return found.exclude(pk=unit.pk)


def _came(step, on):
    """Q: the step had been taken by the end of a day; of now without one."""
    return Q(**{f"{step}__isnull": False}) if on is None else Q(**{f"{step}__date__lte": on})


def _state(on):
    """The State of a filing as a part of a statement; ``on``: by the end of a day."""
    return Case(
        *(When(_came(step, on), then=Value(str(state.value))) for step, state in STEPS),
        default=Value(str(State.DRAWN.value)),
        output_field=CharField(),
    )


@reads(Permission.VIEW_FILINGS)
def units_below(*, by, unit, kind, year, on=None, moved=None):
    """Units below in the tree of the year from grassroots unions up, and whoever else filed something, each with ``filing_id`` of its last edition sent, else of its draft, and ``state_then``; ``on``: as of the end of a day."""
    found = _inside(unit, day_of(year, by.today), by.today, moved).filter(by.scope(Permission.VIEW_FILINGS).q("path"))
    mine = Filing.objects.filter(unit=OuterRef("pk"), kind=kind, year=year)
    mine = mine if on is None else mine.filter(drawn_at__date__lte=on)
    went = Case(When(_came("sent_at", on), then=Value(1)), default=Value(0))  # what was sent says more up here than a later draft
    last = mine.annotate(went=went).order_by("-went", "-edition")
    basic = units.all_kinds().filter(level__lte=GRASSROOTS_LEVEL).order_by().values("key")
    return found.filter(Q(kind__in=basic) | Exists(mine)).annotate(
        filing_id=Subquery(last.values("pk")[:1]),
        state_then=Coalesce(Subquery(last.annotate(state_=_state(on)).values("state_")[:1]), Value(str(State.NONE.value))),
    )


def line_amounts(unit_ids, kind, year, lines, key, on=None):
    """{unit id: đồng} of one line of what stands, worked out where it is a total. ``lines``: FormLine of the form."""
    found = {}
    held = Filing.objects.filter(_standing(on), unit__in=listed(unit_ids), kind=kind, year=year).order_by()
    rows = FilingLine.objects.filter(filing__in=held.values("pk")).values_list("filing__unit_id", "line__key", "amount")
    for unit, one, amount in rows:
        found.setdefault(unit, {})[one] = amount
    return {unit: formulas.with_totals(lines, values).get(key, 0) for unit, values in found.items()}


@dataclass(frozen=True)
class Consolidation:
    """Tổng hợp: the form's ``lines``; {key: đồng} of each column, totals with them; how many filings, how many of them approved."""

    lines: list
    amounts: dict
    assigned: dict
    approved: dict
    filings: int
    approvals: int


@reads(Permission.VIEW_FILINGS)
def consolidated(*, by, unit, kind, year, on=None):
    """The Consolidation of what stands below in the tree of the year; ``on``: as it stood by the end of a day. Three statements."""
    moved, lines, _due = ground(unit, kind, year, by.today)
    within = _inside(unit, day_of(year, by.today), by.today, moved).filter(by.scope(Permission.VIEW_FILINGS).q("path"))
    held = Filing.objects.filter(_standing(on), kind=kind, year=year, unit__in=within.order_by().values("pk")).order_by()
    rows = FilingLine.objects.filter(filing__in=held.values("pk")).order_by().values("line__key")
    rows = rows.annotate(amount=Sum("amount"), given=Sum("assigned"), agreed=Sum("approved"))
    columns = ({}, {}, {})
    for row in rows:
        for column, name in zip(columns, ("amount", "given", "agreed"), strict=True):
            column[row["line__key"]] = row[name] or 0
    counts = held.aggregate(all=Count("pk"), answered=Count("pk", filter=_came("approved_at", on)))
    amounts, assigned, approved = (formulas.with_totals(lines, column) for column in columns)
    return Consolidation(lines, amounts, assigned, approved, counts["all"], counts["answered"])


def _standing(on):
    """What counts, now or by the end of a day: sent, not returned, and none sent later but one that was returned to what had been approved."""
    if on is None:
        return STANDING
    same = {name: OuterRef(name) for name in ("unit", "kind", "year")}
    later = Filing.objects.filter(_came("sent_at", on), edition__gt=OuterRef("edition"), **same).order_by()
    held = _came("sent_at", on) & ~_came("returned_at", on) & ~Exists(later.exclude(_came("returned_at", on)))
    return held & (_came("approved_at", on) | ~Exists(later))
