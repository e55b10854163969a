"""Qualifications and elected office: lists, one record, what hangs on a person; the facts of their figures."""

import datetime

from django.db.models import Exists, OuterRef, Q, Subquery

from congdoan.access.actions import reads
from congdoan.kernel.db import listed
from congdoan.membership import levels, rules
from congdoan.membership.choices import Permission
from congdoan.membership.models import Council, CouncilSeat, Membership, Qualification
from congdoan.membership.queries.facts import member_facts
from congdoan.membership.queries.members import inside_q
from congdoan.organization import queries as organization
from congdoan.units import queries as units


@reads(Permission.VIEW_QUALIFICATIONS)
def qualifications(*, by, unit, on=None):
    """Qualifications that the members of a day (today if none is given) had by then, at the unit and below, by given name."""
    day = on or by.today
    seen = Membership.objects.as_of(day).filter(by.scope(Permission.VIEW_QUALIFICATIONS).q("unit__path"), inside_q(unit, day, by.today))
    rows = Qualification.objects.standing().filter(person__in=seen.order_by().values("person_id"), valid_from__lte=day)
    return rows.select_related("person", "recorded_by").order_by("person__sort_key", "person_id", "kind", "-valid_from", "pk")


@reads(Permission.VIEW_QUALIFICATIONS)
def qualification(*, by, unit, pk):
    """One qualification of somebody who is or was a member at the unit or below, or None."""
    seen = Membership.objects.filter(by.scope(Permission.VIEW_QUALIFICATIONS).q("unit__path"), units.today_q(unit.path, "unit__path"))
    rows = Qualification.objects.standing().filter(pk=pk, person__in=seen.order_by().values("person_id"))
    return rows.select_related("person").first()


@reads(Permission.VIEW_QUALIFICATIONS)
def qualifications_below(*, by, unit):
    """Qualifications of everyone who is or was a member at the unit or below, with ``unit_id`` of the newest such membership."""
    inside = Membership.objects.filter(by.scope(Permission.VIEW_QUALIFICATIONS).q("unit__path"), units.today_q(unit.path, "unit__path"))
    newest = dict(inside.order_by("valid_from", "pk").values_list("person_id", "unit_id"))
    rows = Qualification.objects.standing().filter(person__in=inside.order_by().values("person_id")).select_related("person")
    found = list(rows.order_by("person__sort_key", "person_id", "kind", "valid_from", "pk"))
    for row in found:
        row.unit_id = newest[row.person_id]
    return found


@reads(Permission.VIEW_QUALIFICATIONS)
def qualifications_of(*, by, person_id):
    """Qualifications of one person that ``by`` may see, by kind, the newest first."""
    seen = Membership.objects.filter(by.scope(Permission.VIEW_QUALIFICATIONS).q("unit__path"), person_id=person_id)
    rows = Qualification.objects.standing().filter(person__in=seen.order_by().values("person_id"))
    return rows.select_related("person").order_by("kind", "-valid_from", "pk")


def own_council_seats(*, by):
    """The signed-in person's own elected offices, the newest first."""
    return (
        with_next_term(CouncilSeat.objects.standing())
        .filter(person=by.person)
        .select_related("council", "unit")
        .order_by("-valid_from", "pk")
    )


def own_qualifications(*, by):
    """The signed-in person's own qualifications."""
    return Qualification.objects.standing().filter(person=by.person).order_by("kind", "-valid_from", "pk")


@reads(Permission.VIEW_COUNCILS)
def councils(*, by, unit):
    """Elected bodies recorded at the unit, below it, or by the union around it, the newest term first, with the holders' rows."""
    around = organization.union_around(unit)
    seen = Council.objects.filter(by.scope(Permission.VIEW_COUNCILS).q("unit__path"))
    return (
        seen.filter(Q(unit=around) | units.today_q(unit.path, "unit__path"))
        .select_related("unit")
        .order_by("-first_year", "level", "name", "pk")
    )


@reads(Permission.VIEW_COUNCILS)
def council_seats(*, by, unit, on=None):
    """Elected offices of members of the unit and below, the newest first; ``on``: those held on that day alone."""
    held = with_next_term(CouncilSeat.objects.standing() if on is None else seats_held(on))
    seen = held.filter(by.scope(Permission.VIEW_COUNCILS).q("unit__path"), inside_q(unit, on or by.today, by.today))
    return seen.select_related("person", "council", "unit").order_by("-valid_from", "person__sort_key", "pk")


@reads(Permission.VIEW_COUNCILS)
def council_seat(*, by, unit, pk):
    """One elected office of a member of the unit or below, or None."""
    return council_seats(by=by, unit=unit).filter(pk=pk).first()


@reads(Permission.VIEW_COUNCILS)
def council_seats_of(*, by, person_id):
    """Elected offices of one person that ``by`` may see, the newest first."""
    seen = with_next_term(CouncilSeat.objects.standing()).filter(by.scope(Permission.VIEW_COUNCILS).q("unit__path"), person=person_id)
    return seen.select_related("council", "unit").order_by("-valid_from", "pk")


def councils_at(unit):
    """Elected bodies that the unit, one above it or one below it has recorded; unscoped, for looking up by name."""
    inside = units.today_q(unit.path, "unit__path")
    return Council.objects.filter(inside | Q(unit__in=units.ancestors(unit))).select_related("unit").order_by("first_year", "pk")


def council_names(pks):
    """{pk: Council} of these bodies."""
    return {row.pk: row for row in Council.objects.filter(pk__in=listed(pks)).order_by("pk")}


def qualification_kinds(pks):
    """{pk: kind} of these qualifications."""
    return dict(Qualification.objects.filter(pk__in=listed(pks)).order_by("pk").values_list("pk", "kind"))


def seats_of_councils(pks):
    """Every seat of these bodies, unscoped: what a new one is held against."""
    return CouncilSeat.objects.standing().filter(council__in=listed(pks)).order_by("council_id", "valid_from", "pk")


def qualified_facts(day):
    """Members on a day who meet a standard that holds for them that day: one with every kind at its rank or higher, not expired."""
    meets = Q(pk__in=[])
    for standard in rules.standards_on(day):
        one = Q(unit__kind__in=standard.kinds)
        if standard.posts:
            held = organization.appointments_on(day).filter(person=OuterRef("person"), post__in=standard.posts)
            one &= Q(Exists(held.order_by()))
        for kind, rank in standard.needs.items():
            one &= Q(
                Exists(
                    Qualification.objects.standing()
                    .as_of(day)
                    .filter(person=OuterRef("person"), kind=kind, level__in=levels.at_least(kind, rank))
                    .order_by()
                )
            )
        meets |= one
    return member_facts(day).filter(meets)


def seats_held(day):
    """Elected offices held on a day: they stand, have begun and not ended, and their body is in office."""
    return CouncilSeat.objects.standing().as_of(day).filter(council__in=sitting(day).order_by().values("pk"))


def with_next_term(rows):
    """Elected offices with ``next_on``: the first day of a seat in a later term of the same body, with which theirs is over."""
    same = {f"council__{name}": OuterRef(f"council__{name}") for name in ("unit", "name", "level")}
    later = CouncilSeat.objects.standing().filter(**same, council__first_year__gt=OuterRef("council__first_year"))
    return rows.annotate(next_on=Subquery(later.order_by("valid_from").values("valid_from")[:1]))


def councillor_facts(day, level):
    """Elected offices of one level that hold on a day, of people who are members of the union that day."""
    member = Membership.objects.as_of(day).filter(person=OuterRef("person"))
    rows = seats_held(day).filter(Exists(member.order_by()), council__level=level)
    return rows.select_related("person", "unit", "council").order_by("person__sort_key", "pk")


def council_facts(day, level):
    """Elected bodies of one level in office on a day."""
    return sitting(day).filter(level=level).select_related("unit").order_by("name", "pk")


def sitting(day):
    """Elected bodies in office on a day.

    In the year in which one term ends and the next begins, the new body is in office as soon as one of its seats is held.
    """
    in_term, stands = Q(first_year__lte=day.year, last_year__gte=day.year), Q(held__cancelled_on__isnull=True)
    seated = Exists(CouncilSeat.objects.standing().as_of(day).filter(council=OuterRef("pk")).order_by())
    same = Council.objects.filter(in_term, unit=OuterRef("unit"), name=OuterRef("name"), level=OuterRef("level"))
    later = same.filter(stands, first_year__gt=OuterRef("first_year"), held__valid_from__lte=day)
    earlier = same.filter(first_year__lt=OuterRef("first_year"))
    return Council.objects.filter(in_term, ~Exists(later.order_by())).filter(seated | ~Exists(earlier.order_by()))


def running_out(rows, how, today):
    """Qualifications that run out within ninety days ("sap"), or have run out ("het"); all for anything else."""
    if how == "sap":
        return rows.filter(valid_until__gt=today, valid_until__lte=today + datetime.timedelta(days=90))
    return rows.filter(valid_until__lte=today) if how == "het" else rows
