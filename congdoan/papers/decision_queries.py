"""Decisions that a reader may see, what was done by one, and its scans."""

import datetime
from functools import reduce
from operator import or_

from django.db.models import Count, Exists, F, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce

from congdoan.access.actions import reads
from congdoan.kernel.db import listed
from congdoan.kernel.db.gathering import gather
from congdoan.membership import queries as membership
from congdoan.membership.choices import Permission as Members
from congdoan.organization import queries as organization
from congdoan.papers.choices import OF_UNITS, Permission
from congdoan.papers.models import Issued, Scan
from congdoan.papers.reaching import Reach
from congdoan.reorganization.decided import decided as plans_decided
from congdoan.reorganization.then import state_on
from congdoan.units import tree

MOST = 10
"""So many things of one kind are named on a decision's page; the plan, the lists have the rest."""
NOBODY_KNOWS = Value(datetime.date.min)
_RELATED = {
    "founded": ("unit",), "closed": (), "moved": ("unit", "parent"), "renamed": ("unit",), "employers": ("unit", "employer"),
    "employers_ended": ("unit", "employer"), "facts": ("unit",), "areas": ("area",), "plans": ("unit",), "applications": ("unit",),
    "outstanding": ("unit", "person"), "issued": ("unit",),
}  # fmt: skip
_OF_UNITS = [sort.value for sort in OF_UNITS]


def _deeds(reach, handed=True):
    """{kind: (queryset, path to the decision, path to the unit)} of all that decisions did, where the reader sees both the deed and decisions."""

    def where(permission):
        return reach.where(permission, handed=handed)

    files, named = where(Permission.VIEW_DECISIONS), where(Members.VIEW_MEMBERS)
    rows = organization.done_by(files) | membership.decided(where) | plans_decided(where)
    rows |= {"issued": (Issued.objects.filter(Q(sort__in=_OF_UNITS) | named("unit")), "decision", "unit")}
    found = {}
    for kind, (queryset, decision, unit) in rows.items():
        lookup = "" if unit == "pk" else unit
        found[kind] = (queryset.filter(files(lookup), **{f"{decision}__isnull": False}).order_by(), decision, unit)
    return found


def _kept(reach, handed=True):
    rows = Scan.objects.standing().filter(reach.where(Permission.VIEW_DECISIONS, handed=handed)("unit"))
    return rows.exclude(_hidden(Reach(reach.by))("decision"))


def _hidden(reach):
    """Exists conditions: the decision of the outer row says something of a person whom the reader may not see."""
    rows = [
        *membership.persons_hidden(reach.where),
        Issued.objects.exclude(sort__in=_OF_UNITS).exclude(reach.where(Members.VIEW_MEMBERS)("unit")),
    ]
    return lambda path: reduce(or_, [Q(Exists(row.filter(decision=OuterRef(path)))) for row in rows])


@reads(Permission.VIEW_DECISIONS)
def decisions(*, by, unit):
    """Decisions by which something was done at the unit and below, or whose scans are kept there, the newest first; those of units that ended
    into it too. With ``day`` (signed, else in force)."""
    reach = Reach(by, unit)
    named = [rows.values(path) for rows, path, _unit in _deeds(reach).values()]
    seen = reduce(or_, [Q(pk__in=rows) for rows in (*named, _kept(reach).values("decision"))])
    day = Coalesce("signed_on", "effective_on", NOBODY_KNOWS)
    return organization.decisions().filter(seen).annotate(day=day).order_by("-day", "-pk")


@reads(Permission.VIEW_DECISIONS)
def decision(*, by, unit, pk):
    """One decision as it is seen from the unit, with ``hidden`` (it says something of persons whom ``by`` may not see), or None."""
    return decisions(by=by, unit=unit).annotate(hidden=_hidden(Reach(by))("pk")).filter(pk=pk).first()


@reads(Permission.VIEW_DECISIONS)
def places_of(*, by, decisions):
    """{decision id: unit id}: a unit at which ``by`` may open each of these decisions (their ids); one query."""
    parts = [(*deed, among) for deed in _deeds(Reach(by), handed=False).values() for among in (listed(decisions),)]
    parts.append((_kept(Reach(by), handed=False).order_by(), "decision", "unit", listed(decisions)))
    first, *others = [rows.filter(**{f"{path}__in": among}).values_list(path, unit) for rows, path, unit, among in parts]
    found = {}
    for pk, unit_id in first.union(*others):
        found[pk] = min(unit_id, found.get(pk, unit_id))
    return found


@reads(Permission.VIEW_DECISIONS)
def scans(*, by, unit=None):
    """Scans that ``by`` may open, without their content, the oldest first: those kept where he sees decisions or above, unless the decision says
    something of persons whom he may not see."""
    scope, reach = by.scope(Permission.VIEW_DECISIONS), Reach(by)
    above = {path for place in (*scope.exact, *scope.below) for path in tree.ancestors(place)}
    rows = Scan.objects.standing().filter(reach.files("unit") | Q(unit__path__in=sorted(above))).exclude(_hidden(reach)("decision"))
    return rows.select_related("unit", "recorded_by").defer("content").order_by("recorded_at", "pk")


@reads(Permission.VIEW_DECISIONS)
def scan(*, by, unit, decision, pk):
    """One scan of a decision seen from the unit, with its content, or None."""
    return scans(by=by).defer(None).filter(decision=decision, pk=pk).first()


def scan_of(*, unit, pk):
    """One scan that stands in the unit's files, without its content, or None; for a right that is checked there."""
    rows = Scan.objects.standing().filter(unit=unit, pk=pk)
    return rows.select_related("unit__parent", "decision", "recorded_by").defer("content").first()


def locked_scan(pk):
    """The scan, locked, without its content."""
    return Scan.objects.select_for_update(of=("self",)).defer("content").get(pk=pk)


def without_scan(rows, by, has=False):
    """These decisions, those alone that have no scan which ``by`` may open, or those that have one."""
    found = Exists(scans(by=by).order_by().filter(decision=OuterRef("pk")))
    return rows.filter(found if has else ~found)


def described(by, unit, ids, on=None):
    """A queryset of dicts: how many things of each kind (``many_founded`` …) these decisions did, as seen from the unit, the ``place`` of one of them, ``many_scans``, and
    ``plan_state``, how far the plan is that was submitted with it; ``on``: scans and plan as of a day, today if None."""
    deeds, counts, names = _deeds(Reach(by, unit)), {}, []
    for kind, (rows, path, at) in deeds.items():
        own = rows.filter(**{path: OuterRef("pk")})
        counts[f"many_{kind}"] = Coalesce(Subquery(own.values(path).annotate(total=Count("pk")).values("total")), 0)
        if kind not in ("areas", "plans"):
            names.append(Subquery(own.order_by("pk").values("name" if at == "pk" else f"{at}__name")[:1]))
    there = Q() if on is None else Q(recorded_at__date__lte=on)
    kept = scans(by=by).order_by().filter(there, decision=OuterRef("pk")).values("decision").annotate(total=Count("pk"))
    counts["many_scans"] = Coalesce(Subquery(kept.values("total")), 0)
    state = F("state") if on is None else state_on(on)
    said = deeds["plans"][0].filter(decision=OuterRef("pk")).annotate(state_then=state).order_by("-pk").values("state_then")[:1]
    rows = organization.decisions().filter(pk__in=listed(ids))
    rows = rows.annotate(place=Coalesce(*names, Value("")), plan_state=Coalesce(Subquery(said), Value("")), **counts)
    return rows.values("pk", "place", "plan_state", *counts)


@reads(Permission.VIEW_DECISIONS)
def done_by(*, by, unit, decision):
    """({kind: [record]} of what was done by the decision as seen from the unit, at most MOST of each kind, {"many_founded": how many …}, [Scan]);
    one query."""
    deeds = _deeds(Reach(by, unit))
    asked = {}
    for kind, (rows, path, at) in deeds.items():
        order = ("path",) if at == "pk" else ("area__code",) if kind == "areas" else ("unit__path", "pk")
        asked[kind] = rows.filter(**{path: decision.pk}).select_related(*_RELATED[kind] or (None,)).order_by(*order)
    asked["issued"] = asked["issued"].defer("content").order_by("recorded_at", "pk")
    *held, counts, kept = gather(
        *(rows[:MOST] for rows in asked.values()), described(by, unit, [decision.pk]), scans(by=by).filter(decision=decision.pk)
    )
    return dict(zip(asked, held, strict=True)), counts[0], kept
