"""Định mức chi: what the internal spending regulation gives, taken over from the nearest level above that has a norm."""

from dataclasses import dataclass, field

from django.db.models import Sum

from congdoan.access.actions import reads
from congdoan.care.choices import Per, Permission, Recipient
from congdoan.care.models import Gift, Norm, Visit
from congdoan.kernel.db.gathering import gather
from congdoan.units import queries as units
from congdoan.units import tree

INSIDE = 5
"""Levels from here on (a member union, a section, a group) stand inside a grassroots union."""


@reads(Permission.VIEW_NORMS)
def norms(*, by, unit, on=None):
    """The norms that hold at a unit on a day (today if None): its own and those taken over, for whoever may see norms there."""
    if not by.may(Permission.VIEW_NORMS, unit):
        return Norm.objects.none()
    held = [norm.pk for norm in rules(unit, on or by.today).norms.values()]
    return Norm.objects.filter(pk__in=held).select_related("unit", "recorded_by").order_by("event", "relation", "pk")


@reads(Permission.VIEW_NORMS)
def norm(*, by, pk):
    """One norm, standing or not, of a unit where ``by`` may see norms; else None."""
    seen = Norm.objects.filter(by.scope(Permission.VIEW_NORMS).q("unit__path"))
    return seen.select_related("unit__parent", "recorded_by").filter(pk=pk).first()


def own_norms(unit):
    """Standing norms of the unit itself, the newest first; unscoped."""
    return Norm.objects.standing().filter(unit=unit).order_by("-valid_from", "-pk")


def locked_norm(pk):
    """The norm as it stands now, held until the transaction ends."""
    return Norm.objects.select_for_update(of=("self",)).select_related("unit").get(pk=pk)


@dataclass(frozen=True)
class Allowed:
    """Mức được chi: the norm that applies, and what was got of it this year already (đồng), where it is a norm for a year."""

    norm: Norm
    got: int = 0

    @property
    def most(self):
        """Đồng that may be given without a reason."""
        return max(self.norm.amount - self.got, 0)


@dataclass
class Rules:
    """Định mức áp dụng ở một đơn vị vào một ngày: ``norms`` {(event, relation): the nearest}, ``chain`` from the root down to the unit."""

    chain: list
    on: object
    norms: dict = field(default_factory=dict)

    def allowed(self, rows, besides=()):
        """{place of a row: Allowed} of unsaved or saved visits or gifts (of one sort), as far as a norm applies; one statement for norms of a year."""
        found = {place: norm for place, row in enumerate(rows) if (norm := self.norms.get(row.norm_key)) is not None}
        yearly = [rows[place] for place, norm in found.items() if norm.per == Per.YEAR]
        got = _got(yearly, self._union(), besides) if yearly else {}
        return {place: Allowed(norm, got.get(_whose(rows[place]), 0) if norm.per == Per.YEAR else 0) for place, norm in found.items()}

    def one(self, row):
        """Allowed of one visit or gift, or None; what it says itself does not count against it."""
        return self.allowed([row], [row.pk] if row.pk else ()).get(0)

    def _union(self):
        levels = units.kind_levels()
        return next((unit for unit in reversed(self.chain) if levels.get(unit.kind, 0) < INSIDE), self.chain[0])


def rules(unit, on, without_own=False):
    """Rules at a unit on a day, as the tree stood then; ``without_own``: those of the levels above alone. Unscoped: whoever gives is held to them."""
    [chain] = gather(units.chain_on(unit, on))
    asked = chain[:-1] if without_own else chain
    place = {each.pk: number for number, each in enumerate(asked)}
    found = Rules(chain, on)
    rows = Norm.objects.standing().as_of(on).filter(unit__in=list(place)).select_related("unit").order_by("pk")
    for row in sorted(rows, key=lambda row: place[row.unit_id]):
        found.norms[row.key] = row
    return found


def offered(unit, today):
    """{(event, relation): the nearest norm} at a unit today, in one statement: what a form tells before anything is typed."""
    rows = Norm.objects.standing().as_of(today).filter(unit__path__in=tree.ancestors(unit.path)).select_related("unit").order_by("pk")
    return {row.key: row for row in sorted(rows, key=lambda row: len(row.unit.path))}


def allowed_visit(unit, person, reason, on):
    """Allowed of a visit that is to be made: what other rooms ask before they promise an amount."""
    return rules(unit, on).one(Visit(unit=unit, person=person, reason=reason, visited_on=on))


def _whose(row):
    """By whom a norm of a year is counted: of one event and relation, each person, child or named outsider."""
    who = getattr(row, "child_id", None) or row.person_id or getattr(row, "recipient_name", "")
    return (row.norm_key, who)


def _got(rows, union, besides):
    """{whose: đồng} of what these already got that year in the union, whoever wrote it down."""
    first, gifts = rows[0], isinstance(rows[0], Gift)
    day = first.given_on if gifts else first.visited_on
    people = [row.person_id for row in rows]
    model, dated = (Gift, "given_on") if gifts else (Visit, "visited_on")
    found = model.objects.standing().filter(units.today_q(union.path, "unit__path"), **{f"{dated}__year": day.year}).exclude(pk__in=besides)
    if gifts:
        outside = [row.recipient_name for row in rows if row.recipient == Recipient.OTHER]
        found = found.filter(occasion=first.occasion)
        found = found.filter(recipient_name__in=outside) if outside else found.filter(person__in=people)
        sums = found.order_by().values("recipient", "child", "person", "recipient_name").annotate(total=Sum("amount"))
        made = ((Gift(occasion=first.occasion, recipient=one["recipient"], child_id=one["child"], person_id=one["person"], recipient_name=one["recipient_name"]), one["total"]) for one in sums)  # fmt: skip
    else:
        made = (
            (visit, visit.amount)
            for visit in found.filter(person__in=people, reason=first.reason).select_related("relative").order_by("pk")
        )
    got = {}
    for row, amount in made:
        got[_whose(row)] = got.get(_whose(row), 0) + amount
    return got
