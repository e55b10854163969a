"""Thăm hỏi: the visits that somebody may see, and what actions hold a new one against."""

import datetime

from django.db.models import Q

from congdoan.access.actions import reads
from congdoan.care.choices import Permission
from congdoan.care.models import Visit
from congdoan.care.queries.elsewhere import own_q
from congdoan.kernel.text import number_in
from congdoan.membership import queries as membership
from congdoan.organization import queries as organization
from congdoan.organization.choices import Post
from congdoan.units import queries as units

RECENT = datetime.timedelta(days=30)
VISITORS = (Post.CHAIR, Post.VICE_CHAIR, Post.STANDING_MEMBER, Post.COMMITTEE_MEMBER, Post.WOMEN_BOARD_HEAD, Post.GROUP_LEADER)
GROUPS = ("union_group", "women_group")
_WITH = ("person", "unit", "fund__unit", "relative", "recorded_by", "voucher__book__unit")


@reads(Permission.VIEW_VISITS)
def visits(*, by, unit):
    """Sổ thăm hỏi: standing visits of the unit and of all below it, newest first."""
    seen = Visit.objects.standing().filter(by.scope(Permission.VIEW_VISITS).q("unit__path"))
    return seen.filter(units.today_q(unit.path, "unit__path")).select_related(*_WITH).order_by("-visited_on", "-pk")


@reads(Permission.VIEW_VISITS)
def visit(*, by, pk):
    """One visit, cancelled or not, that ``by`` may see: by right, or because it was ``by`` who was visited; else None."""
    seen = Visit.objects.filter(by.scope(Permission.VIEW_VISITS).q("unit__path") | Q(person=by.person))
    return seen.select_related(*_WITH).filter(pk=pk).first()


def visits_by_ids(pks):
    """Visits for an import's corrections; the action checks the right at their units."""
    return Visit.objects.filter(pk__in=list(pks)).select_related(*_WITH).order_by("pk")


def locked_visit(pk):
    """The visit as it stands now, held until the transaction ends."""
    return Visit.objects.select_for_update(of=("self",)).select_related(*_WITH).get(pk=pk)


def recent_visits(unit, person, on, besides=None):
    """Standing visits of a person by the unit's own union within 30 days before or after ``on``, nearest first; for the form's warning.

    Whoever records a visit learns that there was one, when, and who recorded it; never why. Of other levels see ``helped_elsewhere``.
    """
    found = Visit.objects.standing().filter(own_q(unit), person=person, visited_on__gte=on - RECENT, visited_on__lte=on + RECENT)
    if besides is not None:
        found = found.exclude(pk=besides.pk)
    return sorted(found.select_related("person", "recorded_by").order_by("pk"), key=lambda row: abs(row.visited_on - on))


def likely_visitors(unit, on, person):
    """Names of those who usually go, ``person`` first: committee of the unit (or of the union around a group), leaders of groups."""
    here, around = Q(pk=unit.pk), Q(pk=unit.parent_id if unit.is_group else None)
    places = units.units().filter(here | around | Q(parent=unit, kind__in=GROUPS)).order_by().values("pk")
    held = [row for row in organization.appointments_at(places) if row.post in VISITORS and row.holds_on(on)]
    held.sort(key=lambda row: (VISITORS.index(row.post), row.person.sort_key))
    return list(dict.fromkeys([person.full_name, *(row.person.full_name for row in held)]))


def member_asked_for(unit, on, written):
    """The member of the unit whose id an address names ("17"), or None."""
    person_id = number_in(written)
    if person_id is None:
        return None
    held = (row for row in membership.matching([person_id]).select_related("person") if row.holds_on(on))
    return next((row.person for row in held if row.unit.path.startswith(unit.path)), None)


def spells(person_ids):
    """{person id: [memberships]} of these persons, wherever and whenever; what policies judge by."""
    found = {}
    for spell in membership.matching(person_ids):
        found.setdefault(spell.person_id, []).append(spell)
    return found
