"""Thống kê đoàn viên, biến động trong kỳ: counts by the database, and the rows behind each."""

from django.db.models import Case, Count, Exists, OuterRef, Q, When

from congdoan.access.actions import reads
from congdoan.membership import statistics
from congdoan.membership.choices import How, Permission, WhyLeft
from congdoan.membership.models import Membership
from congdoan.membership.queries.members import inside_q
from congdoan.membership.queries.outstanding import recognised_in_year
from congdoan.organization import queries as organization
from congdoan.people.choices import Sex
from congdoan.units import queries as units

INSIDE, ALONG = "noi-bo", "theo-don-vi"
"""Keys of those who only moved within the units that are looked at, of those whose unit came or went."""


@reads(Permission.VIEW_MEMBER_COUNTS)
def breakdown(*, by, unit, on, within=None, moved=None):
    """({cell key: how many}, how many in all, how many of them hold a union post, how many were recognised as outstanding in the year) on a day.

    One query for all tables.

    ``within``: a Q on memberships that narrows the units (an area). ``moved``: as ``units.subtree`` takes it.
    """
    rows = Membership.objects.as_of(on).filter(
        by.scope(Permission.VIEW_MEMBER_COUNTS).q("unit__path"), inside_q(unit, on, by.today, moved), within or Q()
    )
    cells = [cell for _title, cells in statistics.tables(on) for cell in cells]
    names = {f"c{place}": cell for place, cell in enumerate(cells)}
    people = {"all": Q(), "officers": Exists(organization.appointments_on(on).filter(person=OuterRef("person")).order_by())}
    people["outstanding"] = Exists(recognised_in_year(on))
    wanted = {name: Count("person_id", distinct=True, filter=cell.q) for name, cell in names.items()}
    wanted |= {name: Count("person_id", distinct=True, filter=condition) for name, condition in people.items()}
    found = rows.order_by().aggregate(**wanted)
    return {cell.key: found[name] for name, cell in names.items()}, found["all"], found["officers"], found["outstanding"]


@reads(Permission.VIEW_MEMBER_COUNTS)
def by_level(*, by, unit, on, most, within=None, moved=None):
    """[(trình độ chuyên môn as written, how many members)] on a day, the most frequent first; "" where none is recorded."""
    rows = Membership.objects.as_of(on).filter(
        by.scope(Permission.VIEW_MEMBER_COUNTS).q("unit__path"), inside_q(unit, on, by.today, moved), within or Q()
    )
    grouped = rows.order_by().values("person__professional_level").annotate(count=Count("person_id", distinct=True))
    return list(grouped.order_by("-count", "person__professional_level").values_list("person__professional_level", "count")[:most])


@reads(Permission.VIEW_MEMBER_COUNTS)
def by_place(*, by, unit, on):
    """[(path of a unit, members, women)] of each unit's own members on a day, at the unit and below; one query."""
    rows = Membership.objects.as_of(on).filter(by.scope(Permission.VIEW_MEMBER_COUNTS).q("unit__path"), inside_q(unit, on, by.today))
    women = Count("person_id", distinct=True, filter=Q(person__sex=Sex.FEMALE))
    grouped = rows.order_by().values("unit__path").annotate(all=Count("person_id", distinct=True), women=women)
    return list(grouped.order_by("unit__path").values_list("unit__path", "all", "women"))


def _moves(by, unit, span, permission, moved=None):
    """Memberships of the units of the span, each told where its unit stood and whether the person only moved inside.

    ``in_then``, ``in_now``: the unit stood at or below this one on the day before the span, on its last day; a unit founded and closed within the
    span stood in neither. ``from_inside``, ``to_inside``: the person was, or is, a member next door the very same day. ``moved``: as ``units.subtree`` takes it.
    """
    then, now = [Q(unit__in=units.subtree(unit, on=day, moved=moved).order_by().values("pk")) for day in (span.eve, span.last)]
    between = units.today_q(unit.path, "unit__path") & Q(unit__founded_on__gt=span.eve, unit__closed_on__lte=span.last)
    places = then | now | between
    rows = Membership.objects.filter(by.scope(permission).q("unit__path"), places)
    others = Membership.objects.filter(places, person=OuterRef("person")).order_by()
    before, after = others.filter(valid_until=OuterRef("valid_from")), others.filter(valid_from=OuterRef("valid_until"))
    stood = {name: Case(When(where, then=True), default=False) for name, where in (("in_then", then), ("in_now", now))}
    return rows.annotate(from_inside=Exists(before), to_inside=Exists(after), **stood)


def _along(span):
    """{"came", "went": Q}: members who came, or went, because their unit did: it stood here at one end of the span alone."""
    opening = Q(valid_from__lt=span.first) & (Q(valid_until__isnull=True) | Q(valid_until__gte=span.first))
    closing = Q(valid_from__lte=span.last) & (Q(valid_until__isnull=True) | Q(valid_until__gt=span.last))
    return {
        "opening": opening & Q(in_then=True),
        "closing": closing & Q(in_now=True),
        "came": opening & Q(in_then=False, in_now=True),
        "went": closing & Q(in_then=True, in_now=False),
    }


@reads(Permission.VIEW_MEMBER_COUNTS)
def movements(*, by, unit, span, moved=None):
    """{"opening", "closing", "came": {how: count}, "went": {why_left: count}} of a span; who only moved inside counts under INSIDE on both sides.

    Who came or went because the unit did, under ALONG. Opening + came - went = closing, whatever the rows. ``span``: statistics.Span.
    """
    rows = _moves(by, unit, span, Permission.VIEW_MEMBER_COUNTS, moved).order_by()
    along = _along(span)
    wanted = {"opening": along["opening"], "closing": along["closing"]}
    ways = [("came", span.came, "from_inside", "how", How.values), ("went", span.went, "to_inside", "why_left", ["", *WhyLeft.values])]
    for way, when, inside, field, keys in ways:
        wanted |= {f"{way}_{place}": when & Q(**{inside: False, field: key}) for place, key in enumerate(keys)}
        wanted |= {f"{way}_{INSIDE}": when & Q(**{inside: True}), f"{way}_{ALONG}": along[way]}
    found = rows.aggregate(**{name.replace("-", "_"): Count("pk", filter=condition) for name, condition in wanted.items()})
    result = {"opening": found["opening"], "closing": found["closing"]}
    for way, _when, _inside, _field, keys in ways:
        counts = {key: found[f"{way}_{place}"] for place, key in enumerate(keys)}
        counts |= {key: found[f"{way}_{key.replace('-', '_')}"] for key in (INSIDE, ALONG)}
        result[way] = {key: count for key, count in counts.items() if count}
    return result


@reads(Permission.VIEW_MEMBERS)
def movement_rows(*, by, unit, span, came, key=None):
    """The memberships behind one figure of ``movements``: those who came, or went; ``key``: a How, a WhyLeft, INSIDE, ALONG, or None for all."""
    rows, along = _moves(by, unit, span, Permission.VIEW_MEMBERS), _along(span)["came" if came else "went"]
    inside, field = ("from_inside", "how") if came else ("to_inside", "why_left")
    if key == ALONG:
        return rows.filter(along).select_related("person", "unit").order_by("person__sort_key", "pk")
    rows = rows.filter((span.came if came else span.went) | along) if key is None else rows.filter(span.came if came else span.went)
    if key == INSIDE:
        rows = rows.filter(**{inside: True})
    elif key is not None:
        rows = rows.filter(**{inside: False, field: key})
    return rows.select_related("person", "unit").order_by("person__sort_key", "pk")
