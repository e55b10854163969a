"""Thống kê đoàn viên, biến động trong kỳ: counts by the database, and the rows behind each."""

from django.db.models import Count, Exists, OuterRef, Q

from congdoan.access.actions import reads
from congdoan.membership import statistics
from congdoan.membership.choices import How, Permission, WhyLeft
from congdoan.membership.models import Membership
from congdoan.membership.queries.members import inside_q
from congdoan.organization import queries as organization
from congdoan.units import queries as units

INSIDE = "noi-bo"
"""Key of those who only moved within the units that are looked at."""


@reads(Permission.VIEW_MEMBER_COUNTS)
def breakdown(*, by, unit, on):
    """({cell key: how many}, how many in all) on a day, one query for all tables."""
    rows = Membership.objects.as_of(on).filter(by.scope(Permission.VIEW_MEMBER_COUNTS).q("unit__path"), inside_q(unit, on, by.today))
    cells = [cell for _title, cells in statistics.tables(on) for cell in cells]
    names = {f"c{place}": cell for place, cell in enumerate(cells)}
    wanted = {name: Count("person_id", distinct=True, filter=cell.q) for name, cell in names.items()}
    found = rows.order_by().aggregate(all=Count("person_id", distinct=True), **wanted)
    return {cell.key: found[name] for name, cell in names.items()}, found["all"]


@reads(Permission.VIEW_MEMBER_COUNTS)
def by_level(*, by, unit, on, most):
    """[(trình độ chuyên môn as written, how many members)] on a day, the most frequent first; "" where none is recorded."""
    rows = Membership.objects.as_of(on).filter(by.scope(Permission.VIEW_MEMBER_COUNTS).q("unit__path"), inside_q(unit, on, by.today))
    grouped = rows.order_by().values("person__professional_level").annotate(count=Count("person_id", distinct=True))
    return list(grouped.order_by("-count", "person__professional_level").values_list("person__professional_level", "count")[:most])


@reads(Permission.VIEW_MEMBER_COUNTS)
def holders(*, by, unit, on):
    """How many members of the day hold a union post on it."""
    rows = Membership.objects.as_of(on).filter(by.scope(Permission.VIEW_MEMBER_COUNTS).q("unit__path"), inside_q(unit, on, by.today))
    return rows.filter(Exists(organization.appointments_on(on).filter(person=OuterRef("person")).order_by())).count()


def _places(unit, span):
    """Q: at a unit that stood at or below this one on the day before the span or on its last day."""
    stood = [units.subtree(unit, on=day).order_by().values("pk") for day in (span.eve, span.last)]
    return Q(unit__in=stood[0]) | Q(unit__in=stood[1])


def _moves(by, unit, span, permission):
    """Memberships that began or ended in the span, each with ``stays_in``: the person was, or is, a member next door the very same day."""
    places = _places(unit, span)
    rows = Membership.objects.filter(by.scope(permission).q("unit__path"), places)
    others = Membership.objects.filter(places, person=OuterRef("person")).order_by()
    before, after = others.filter(valid_until=OuterRef("valid_from")), others.filter(valid_from=OuterRef("valid_until"))
    return rows.annotate(from_inside=Exists(before), to_inside=Exists(after))


@reads(Permission.VIEW_MEMBER_COUNTS)
def movements(*, by, unit, span):
    """{"opening", "closing", "came": {how: count}, "went": {why_left: count}} of a span; who only moved inside counts under INSIDE on both sides.

    Opening + came - went = closing, whatever the rows: all four count memberships of the same units. ``span``: statistics.Span.
    """
    rows = _moves(by, unit, span, Permission.VIEW_MEMBER_COUNTS).order_by()
    held = rows.aggregate(
        opening=Count("pk", filter=Q(valid_from__lt=span.first) & (Q(valid_until__isnull=True) | Q(valid_until__gte=span.first))),
        closing=Count("pk", filter=Q(valid_from__lte=span.last) & (Q(valid_until__isnull=True) | Q(valid_until__gt=span.last))),
    )
    came = rows.filter(span.came).values_list("from_inside", "how").annotate(count=Count("pk")).order_by()
    went = rows.filter(span.went).values_list("to_inside", "why_left").annotate(count=Count("pk")).order_by()
    return {**held, "came": _sorted(came, How), "went": _sorted(went, WhyLeft)}


def _sorted(rows, choices):
    found = {}
    for inside, key, count in rows:
        key = INSIDE if inside else key
        found[key] = found.get(key, 0) + count
    return {key: found[key] for key in (*choices.values, "", INSIDE) if key in found}


@reads(Permission.VIEW_MEMBERS)
def movement_rows(*, by, unit, span, came, key=None):
    """The memberships behind one figure of ``movements``: those who came, or went; ``key``: a How, a WhyLeft, INSIDE, or None for all."""
    rows = _moves(by, unit, span, Permission.VIEW_MEMBERS).filter(span.came if came else span.went)
    inside, field = ("from_inside", "how") if came else ("to_inside", "why_left")
    if key == INSIDE:
        rows = rows.filter(**{inside: True})
    elif key is not None:
        rows = rows.filter(**{inside: False, field: key})
    return rows.select_related("person", "unit").order_by("person__sort_key", "pk")
