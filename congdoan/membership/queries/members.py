"""The list of members, today or as of a day; one member."""

from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Prefetch, Q
from django.db.models.functions import Substr

from congdoan.access.actions import reads
from congdoan.extras import queries as extras
from congdoan.kernel import text
from congdoan.kernel.db import listed
from congdoan.membership.choices import Permission
from congdoan.membership.models import Membership, PartyStanding
from congdoan.membership.queries.moving import counted
from congdoan.organization import queries as organization
from congdoan.people import queries as people
from congdoan.people.choices import Sex
from congdoan.units import queries as units


@reads(Permission.VIEW_MEMBERS)
def members(*, by, unit, on=None, inside=None):
    """Members of the unit and below on a day (today if none is given), by given name, with their posts of that day.

    Each row is a Membership with ``person``, ``unit`` and ``person.posts_then`` (list of appointments). ``inside``: what
    ``inside_q(unit, day, today)`` returned, where the caller has asked already.
    """
    day = on or by.today
    inside = inside_q(unit, day, by.today) if inside is None else inside
    rows = Membership.objects.as_of(day).filter(by.scope(Permission.VIEW_MEMBERS).q("unit__path"), inside)
    posts = Prefetch("person__appointments", queryset=organization.appointments_on(day), to_attr="posts_then")
    return rows.select_related("person", "unit").prefetch_related(posts).order_by("person__sort_key", "pk")


def with_answers(rows, fields, day):
    """Memberships with ``person.answers_then``: what the persons answered to these fields (extras) on a day; one statement more."""
    if not fields:
        return rows
    return rows.prefetch_related(Prefetch("person__extra_answers", queryset=extras.answers(fields, day), to_attr="answers_then"))


@reads(Permission.VIEW_MEMBERS)
def members_found(*, by, words):
    """Members of today wherever ``by`` may see them whose name or number answers the words, by given name: for the search box."""
    rows = Membership.objects.as_of(by.today).filter(by.scope(Permission.VIEW_MEMBERS).q("unit__path"), search_q(words))
    return rows.select_related("person", "unit").order_by("person__sort_key", "pk")


@reads(Permission.VIEW_MEMBERS)
def member(*, by, pk):
    """One membership that ``by`` may see, or None."""
    visible = Membership.objects.filter(by.scope(Permission.VIEW_MEMBERS).q("unit__path"))
    return visible.select_related("person", "unit", "recorded_by").filter(pk=pk).first()


@reads(Permission.VIEW_MEMBERS)
def memberships_of(*, by, person_id):
    """All periods of one person in units that ``by`` may see, newest first; empty for a stranger's eyes."""
    visible = Membership.objects.filter(by.scope(Permission.VIEW_MEMBERS).q("unit__path"), person_id=person_id)
    return visible.select_related("person", "unit__parent", "recorded_by").order_by("-valid_from", "pk")


@reads(Permission.VIEW_MEMBERS)
def memberships_below(*, by, unit):
    """Every period of membership at the unit and below, past ones too, with persons and Party standing: for the workbook."""
    rows = Membership.objects.filter(by.scope(Permission.VIEW_MEMBERS).q("unit__path"), units.today_q(unit.path, "unit__path"))
    return rows.select_related("person", "person__party", "unit").order_by("unit__path", "person__sort_key", "valid_from", "pk")


@reads(Permission.VIEW_PARTY)
def party_of(*, by, person_id):
    """Party standing of one member that ``by`` may see, as a list of one or none."""
    seen = Membership.objects.filter(by.scope(Permission.VIEW_PARTY).q("unit__path"), person_id=person_id)
    return PartyStanding.objects.filter(person__in=seen.order_by().values("person_id")).order_by("pk")


def members_as_of(day):
    """Everybody's memberships on a day, by given name; unscoped, for a room above that narrows them by its own right."""
    return Membership.objects.as_of(day).select_related("person", "unit").order_by("person__sort_key", "pk")


def members_on(unit, day):
    """Who is a member at the unit or below on a day, as the tree stood: unscoped, for policies, shares and "Tất cả"."""
    rows = Membership.objects.as_of(day).filter(unit__in=units.subtree(unit, on=day).order_by().values("pk"))
    return rows.select_related("person", "unit").order_by("person__sort_key", "pk")


def names_on(unit, *days):
    """{whole name} of everybody who was a member at the unit or below on any of the days: unscoped, for what must name nobody."""
    first, *others = (members_on(unit, day).order_by().values_list("person__full_name", flat=True) for day in days)
    return set(first.union(*others) if others else first)


@dataclass(frozen=True)
class Counts:
    """Đoàn viên, trong đó nữ, đảng viên (None for those who may not see it)."""

    members: int
    women: int
    party: int | None


@reads(Permission.VIEW_MEMBER_COUNTS)
def counts(*, by, unit, on=None, inside=None):
    """Counts of the unit and below on a day, in one query; Party members only with the right to see them. ``inside``: see ``members``."""
    day = on or by.today
    inside = inside_q(unit, day, by.today) if inside is None else inside
    rows = counted(Membership.objects.as_of(day).filter(by.scope(Permission.VIEW_MEMBER_COUNTS).q("unit__path"), inside), day)
    wanted = {"members": Count("person_id", distinct=True)}
    wanted["women"] = Count("person_id", distinct=True, filter=Q(person__sex=Sex.FEMALE))
    sees_party = by.may(Permission.VIEW_PARTY, unit)
    if sees_party:
        wanted["party"] = Count("person_id", distinct=True, filter=Q(person__party__joined_on__lte=day))
    return Counts(**({"party": None} | rows.order_by().aggregate(**wanted)))


def letters(rows):
    """Letters under which at least one of the rows stands, in one query."""
    starts = rows.order_by().annotate(start=Substr("person__sort_key", 1, 2)).values_list("start", flat=True).distinct()
    return {"Đ" if start.startswith("d~") else start[:1].upper() for start in starts}


def search_q(words):
    """Q for a search box: the name without diacritics, else a member number or telephone number."""
    digits = "".join(letter for letter in words if letter.isdigit())
    condition = people.search_q(words, "person__")
    if len(digits) >= 3 and digits == text.fold(words).replace(" ", "").replace(".", ""):
        condition |= Q(member_number__contains=digits) | Q(person__phone__contains=digits)
    return condition


def matching(persons):
    """Every membership of these persons (their keys) anywhere, unscoped: what a new one is held against."""
    return Membership.objects.filter(person__in=listed(persons)).select_related("unit").order_by("person_id", "valid_from", "pk")


def clashes():
    """Periods of membership of one person in one unit that overlap: there ought to be none; unscoped, for `congdoan verify`."""
    return Membership.objects.clashing("person", "unit").select_related("unit").order_by("unit__path", "pk")


def inside_q(unit, day, today, moved=None):
    """Q for units at or below: by today's paths for today, by that day's placements otherwise. ``moved``: as ``units.subtree`` takes it."""
    if day == today:
        return units.today_q(unit.path, "unit__path")
    return Q(unit__in=units.subtree(unit, on=day, moved=moved).order_by().values("pk"))


def by_member_numbers(numbers):
    """{number: person} for the member numbers that somebody has or had; one query, none for no numbers."""
    if not numbers:
        return {}
    found = Membership.objects.filter(member_number__in=listed(numbers)).select_related("person").order_by("valid_from", "pk")
    return {row.member_number: row.person for row in found}


def persons_about(path, match_keys):
    """Persons of these names who are or were members, or hold a role, at the path or below; unscoped, for matching."""
    members = Membership.objects.filter(units.today_q(path, "unit__path")).order_by().values("person_id")
    serving = people.persons().filter(units.today_q(path, "grants__unit__path")).order_by().values("pk")
    return people.persons().filter(pk__in=members.union(serving), match_key__in=listed(match_keys))


def outside(path, person_ids):
    """Ids of those persons who are or were members, or hold a role, somewhere, but not at the path or below; one query, unscoped.

    Only ever used to say that a number is known outside: nothing of these persons is shown.
    """
    if not person_ids:
        return frozenset()
    member, serves = Membership.objects.filter(person=OuterRef("pk")), Q(grants__isnull=False)
    here = Exists(member.filter(units.today_q(path, "unit__path")).order_by())
    people_here = people.persons().filter(units.today_q(path, "grants__unit__path"), pk__in=listed(person_ids)).order_by().values("pk")
    found = people.persons().filter(Exists(member.order_by()) | serves, ~here, pk__in=listed(person_ids)).exclude(pk__in=people_here)
    return frozenset(found.order_by().values_list("pk", flat=True))


def standings_of(person_ids):
    """{person id: PartyStanding} of those who have one."""
    return {row.person_id: row for row in PartyStanding.objects.filter(person_id__in=listed(person_ids)).order_by("pk")}


def with_an_account(person_ids):
    """Those of these persons who sign in: they were there before their membership."""
    return set(people.persons().filter(pk__in=person_ids, account__isnull=False).values_list("pk", flat=True))


def memberships_with_persons(pks):
    """These memberships with persons and units, unscoped: what a correction starts from."""
    return Membership.objects.filter(pk__in=listed(pks)).select_related("person", "unit").order_by("pk")


def units_below(unit):
    """{pk: Unit} of the unit and all below."""
    return {each.pk: each for each in units.subtree(unit)}


def namesakes(unit, match_key):
    """Persons of one name who are or were members at the unit or below: pointed out before a new one is written."""
    return list(persons_about(unit.path, {match_key}))
