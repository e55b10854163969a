"""Units, terms, posts and who holds them, today or as of a day."""

from functools import reduce
from operator import or_

from django.db.models import Case, Count, F, IntegerField, Q, Value, When

from congdoan.access import queries as access
from congdoan.access.actions import reads
from congdoan.kernel.db import listed
from congdoan.kernel.db.gathering import gather
from congdoan.kernel.periods import Period
from congdoan.organization import standing
from congdoan.organization.area_queries import chosen_inside, chosen_units  # noqa: F401 - asked for through this face
from congdoan.organization.around import union_around, union_names, unions_around  # noqa: F401 - asked for through this face
from congdoan.organization.choices import COMMUNE_SECTORS, GRASSROOTS_LEVEL, Permission, Post
from congdoan.organization.decision_queries import decisions, decisions_numbered, done_by, naming, told_of  # noqa: F401 - asked for through this face
from congdoan.organization.fact_queries import employment, employments, fact, facts_before, facts_on, statements  # noqa: F401 - asked for through this face
from congdoan.organization.models import Appointment, Term
from congdoan.organization.standing import Stands
from congdoan.units import queries as units
from congdoan.units import tree
from congdoan.units.models import Placement, UnitEmployer, UnitSpell

_LATE_CONGRESS = 3  # years by which a congress may come after its term's last year (at most 30 months by the Charter)
_POST_PLACE = {str(post): place for place, post in enumerate(Post)}


def _posts():
    """Posts that were not taken out as recorded by mistake: what everything here begins with."""
    return Appointment.objects.standing()


@reads(Permission.VIEW_UNITS)
def unit_list(*, by, unit, on=None, within=None):
    """The unit and all below it that ``by`` may see, in tree order, with ``name_then``, ``kind_then``, ``placed_then``, ``employed_then``.

    ``within``: ids of the units to keep (an area's), a subquery; None for all.
    """
    day = on or by.today
    found = units.with_places_on(units.with_names_on(units.subtree(unit, on=day), day), day)
    found = found if within is None else found.filter(pk__in=within)
    return found.filter(by.scope(Permission.VIEW_UNITS).q("path"))


@reads(Permission.VIEW_UNITS)
def branch(*, by, unit, on):
    """From the uppermost unit that ``by`` may see down to the unit, as the tree stood on a day, with ``name_then``; asks through ``gather``."""
    scope, chain = by.scope(Permission.VIEW_UNITS), (yield from units.chain_on(unit, on))
    hidden = [place for place, each in enumerate(chain) if not scope.contains(each) and each.pk != unit.pk]
    return chain[hidden[-1] + 1 :] if hidden else chain


def facts_of_unit(unit):
    """What the book says of a unit now, as the form that corrects it takes it."""
    found = units_for_book(unit, alone=True).get()
    work = found.employers_held[-1].employer if found.employers_held else None
    decision = found.placements_held[0].decision if found.placements_held else None
    return {
        "version": found.version,
        "name": found.name,
        "kind": found.kind,
        "founded_on": found.founded_on,
        "employer": work.name if work else "",
        "sector": work.sector if work else "",
        **told_of(decision),
    }


def facts_to_change(unit):
    """What the unit is now, as the form of a change by decision takes it."""
    return {"version": unit.version, "name": unit.name, "kind": unit.kind, "parent": unit.parent.code if unit.parent else ""}


@reads(Permission.VIEW_POSTS)
def appointments(*, by, unit, on=None, ahead=False):
    """Who holds or held (``on``: who held on that day; ``ahead``: who takes it after today) which post at the unit and below, newest first.

    With persons, units, ``place`` (the post's place in lists), ``username`` and ``signs_in`` (of the holder's account, or None).
    """
    held = _posts() if on is None else _posts().as_of(on)
    held = held.filter(valid_from__gt=by.today) if ahead else held
    past = on is not None and on != by.today
    inside = Q(unit__in=units.subtree(unit, on=on).order_by().values("pk")) if past else units.today_q(unit.path, "unit__path")
    place = Case(
        *(When(post=post, then=Value(number)) for post, number in _POST_PLACE.items()), default=Value(99), output_field=IntegerField()
    )
    return (
        held.filter(by.scope(Permission.VIEW_POSTS).q("unit__path"), inside)
        .annotate(place=place, username=F("person__account__username"), signs_in=F("person__account__is_active"))
        .select_related("person", "unit", "recorded_by")
        .order_by("-valid_from", "unit__path", "pk")
    )


@reads(Permission.VIEW_POSTS)
def appointment(*, by, pk):
    """One appointment that ``by`` may see, or None."""
    visible = _posts().filter(by.scope(Permission.VIEW_POSTS).q("unit__path"))
    return visible.select_related("person", "unit", "recorded_by").filter(pk=pk).first()


def units_for_book(unit, alone=False):
    """The unit with those above and below it (``alone``: by itself), closed ones too, with their dated rows: for the workbook."""
    wanted = Q(pk=unit.pk) if alone else units.today_q(unit.path) | Q(path__in=tree.ancestors(unit.path))
    return units.with_dated_rows(units.units().filter(wanted))


def stands_at(unit_ids):
    """{unit id: Stands}: what a correction of these units is held against, in five queries."""
    found = {pk: {"children": [], "posts": []} for pk in unit_ids}
    for child in units.units().filter(parent__in=found):
        found[child.parent_id]["children"].append(child)
    for row in appointments_at(found):
        found[row.unit_id]["posts"].append(row)
    changed, members = units.first_changes(found), standing.members_at(found)
    return {pk: Stands(tuple(one["children"]), tuple(one["posts"]), members.get(pk), changed.get(pk)) for pk, one in found.items()}


def stands_since(unit, day):
    """Stands of one unit, of what is there on a day or later: units below, posts, open memberships."""
    stands = stands_at([unit.pk])[unit.pk]
    children = tuple(each for each in stands.children if each.closed_on is None or each.closed_on > day)
    posts = tuple(row for row in stands.posts if row.valid_until is None or row.valid_until > day)
    members = stands.members if stands.members and stands.members.open else None
    return Stands(children, posts, members, stands.changed_on)


def last_change(unit):
    """The day on which today's name, kind or superior began, whichever is later; None for a unit that never changed."""
    rows = [model.objects.filter(unit=unit).order_by("valid_from").last() for model in (UnitSpell, Placement)]
    day = max(row.valid_from for row in rows)
    return day if day > unit.founded_on else None


def last_event(unit):
    """The Event by which today's name, kind or superior began, the later one; None for a unit that never changed."""
    rows = [model.objects.filter(unit=unit, begun_by__isnull=False).select_related("begun_by") for model in (UnitSpell, Placement)]
    begun = [row for found in rows if (row := found.order_by("valid_from").last()) is not None and row.valid_from > unit.founded_on]
    return max(begun, key=lambda row: row.valid_from).begun_by if begun else None


def by_code(code):
    """The unit of a code, capitals or not; None if there is none. For a right that is checked there."""
    return units.units().filter(code__iexact=code).first()


def codes_taken():
    """Codes, in capitals, of every unit there is: a new one may take none of them."""
    return {code.upper() for code in units.units().values_list("code", flat=True)}


def appointments_on(day):
    """Appointments that hold on a day, unscoped: for prefetching beside members and for policies."""
    return _posts().as_of(day).select_related("unit").order_by("unit__path", "pk")


def appointments_at(unit_ids):
    """Every appointment at these units, with persons: what a new one is held against."""
    return _posts().filter(unit_id__in=unit_ids).select_related("person").order_by("unit_id", "valid_from", "pk")


def ended_by(keys):
    """Appointments that one of these records ended (keys as ``Appointment.ended_by``), with persons and units."""
    return _posts().filter(ended_by__in=list(keys)).select_related("person", "unit").order_by("unit__path", "pk")


def ending_with(unit, on):
    """(posts at the unit, roles given by hand there and below) that hold on a day or later: what ends when the unit closes."""
    running = Q(valid_until__isnull=True) | Q(valid_until__gt=on)
    held = _posts().filter(running, unit=unit).select_related("person", "unit")
    return sorted(held.order_by("valid_from", "pk"), key=lambda row: _POST_PLACE[row.post]), access.given_by_hand(unit, on)


def appointments_of(person):
    """All posts of one person, newest first: for the page of a member, whose rights are checked there."""
    return _posts().filter(person=person).select_related("unit").order_by("-valid_from", "pk")


def appointments_of_all(person_ids):
    """{person id: [Appointment]} of these persons, in one query; unscoped, for what ends with a membership."""
    found = {}
    for row in _posts().filter(person__in=listed(person_ids)).select_related("unit").order_by("pk"):
        found.setdefault(row.person_id, []).append(row)
    return found


def holders(unit, posts, on):
    """Who holds one of ``posts`` at the unit on a day, in the order of Post: for signatures and head sentences."""
    return gather(holders_asked(unit, posts, on))[0]


def holders_asked(unit, posts, on):
    """``holders`` for a page that asks other things at once: through ``gather``."""
    found = _posts().as_of(on).filter(unit=unit, post__in=list(posts)).select_related("person")
    rows = yield found.order_by("valid_from", "pk")
    return sorted(rows, key=lambda row: _POST_PLACE[row.post])


def chair(unit, on):
    """The chair's person on a day, or None."""
    held = holders(unit, [Post.CHAIR], on)
    return held[0].person if held else None


def post_facts(day):
    """Appointments that hold on a day (cán bộ công đoàn)."""
    return _posts().as_of(day).select_related("person", "unit").order_by("person__sort_key", "pk")


def women_affairs_facts(day):
    """Those who look after women's affairs on a day: posts of the women's board, leaders of a women's group, or duties that say so."""
    board = Q(post__in=[Post.WOMEN_BOARD_HEAD, Post.WOMEN_BOARD_MEMBER])
    leads = Q(unit__kind="women_group", post__in=[Post.GROUP_LEADER, Post.DEPUTY_GROUP_LEADER])
    return post_facts(day).filter(board | leads | Q(duties__icontains="nữ công"))


def unit_facts(day, kinds):
    """Names and kinds of units that hold on a day, of these kinds, one row a unit (dated rows have ``unit``)."""
    alive = Q(unit__founded_on__lte=day) & (Q(unit__closed_on__isnull=True) | Q(unit__closed_on__gt=day))
    return units.spells_on(day).filter(alive, kind__in=kinds).select_related("unit").order_by("unit__path", "pk")


def employer_facts(day):
    """Cơ quan, đơn vị sử dụng lao động of units on a day."""
    return units.employers_on(day).select_related("unit", "employer").order_by("employer__name", "pk")


def commune_body_facts(day):
    """The offices of communes, wards and towns (đơn vị hành chính cấp xã) that have a union on a day, by their sector."""
    meant = [Q(employer__sector__iexact=sector) for sector in COMMUNE_SECTORS]
    return employer_facts(day).filter(reduce(or_, meant))


def terms(unit, on=None):
    """The unit's recorded terms, newest first; ``on``: those that had begun by that day."""
    found = Term.objects.filter(unit=unit).order_by("-first_year")
    begun = Q(opened_on__lte=on) | Q(opened_on__isnull=True, first_year__lte=on.year) if on else Q()
    return found.filter(begun)


def term_period(unit, first_year, last_year):
    """Kỳ of a term: from the day after the congress that opened it to the day of the congress that closed it.

    Where the unit has recorded no such congress: 1 January of the first year, 31 December of the last. The congress that
    opens the next term closes this one even if this term itself was never recorded. Groups and sections go by their union.
    """
    known = _terms_of(unit)
    own = next((term for term in known if term.first_year == first_year), None)
    before = [term for term in known if term.first_year < first_year]
    after = [term for term in known if term.first_year > first_year and term.first_year <= last_year + _LATE_CONGRESS]
    opened_on = own.opened_on if own else None
    if opened_on is None and before and before[-1].last_year + _LATE_CONGRESS >= first_year:
        opened_on = before[-1].closed_on
    closed_on = own.closed_on if own else None
    if closed_on is None and after:
        closed_on = after[0].opened_on
    return Period.term(first_year, last_year, opened_on=opened_on, closed_on=closed_on)


def _terms_of(unit):
    """Terms, oldest first, of the unit or, for a group or section without any, of the union around it."""
    kinds, above, found = gather(
        units.every_kind(), units.ancestors(unit), Term.objects.filter(unit__path__in=tree.ancestors(unit.path)).order_by("first_year")
    )
    levels = {kind.key: kind.level for kind in kinds}
    chain = [unit]
    if levels.get(unit.kind, GRASSROOTS_LEVEL) > GRASSROOTS_LEVEL:
        chain = [each for each in reversed(above) if levels.get(each.kind, 0) >= GRASSROOTS_LEVEL]
    held = ([term for term in found if term.unit_id == place.pk] for place in chain)
    return next((terms for terms in held if terms), [])


def clashes():
    """Times in one post of one person at one unit that overlap: there ought to be none; unscoped, for `congdoan verify`."""
    return _posts().clashing("person", "unit", "post").select_related("unit").order_by("unit__path", "pk")


def papers_of(unit_ids):
    """{"papers", "employers"}: ids of the decisions and employing bodies that units of any time name."""
    dated = [Placement.objects.filter(unit__in=unit_ids), UnitSpell.objects.filter(unit__in=unit_ids)]
    return {
        "papers": {pk for rows in dated for pk in rows.values_list("decision", flat=True) if pk},
        "employers": set(UnitEmployer.objects.filter(unit__in=unit_ids).values_list("employer", flat=True)),
    }


def posts_since(unit_ids, day, *, persons, founded):
    """["Công đoàn A: 2 chức vụ"] of posts from a day on at units that were founded then, or that these persons hold at the others."""
    rows = _posts().filter(Q(unit__in=listed(founded)) | Q(unit__in=listed(unit_ids), person__in=persons), valid_from__gte=day)
    counted = rows.order_by("unit__path").values("unit__name").annotate(total=Count("pk")).values_list("unit__name", "total")
    return [f"{name}: {total} {Appointment._meta.verbose_name}" for name, total in counted]


def appointments_before(day):
    """Appointments that hold on the eve of a day, which may be a column of another row, whether they end with it or not; unscoped, for counts."""
    return _posts().filter(Q(valid_until__isnull=True) | Q(valid_until__gte=day), valid_from__lt=day)
