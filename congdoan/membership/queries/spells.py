"""Who was a member on which day: one query for many persons and days, answered in memory."""

from django.db.models import Count, Max, Min, Q

from congdoan.kernel.db import listed
from congdoan.membership.models import Membership
from congdoan.organization.standing import Members
from congdoan.units import queries as units


class Spells:
    """Thời gian là đoàn viên của nhiều người trong một đơn vị và cấp dưới."""

    def __init__(self, rows):
        self._by_person = {}
        for person_id, start, end in rows:
            self._by_person.setdefault(person_id, []).append((start, end))

    def on(self, person_id, day):
        """True if the person was a member on that day."""
        return any(start <= day and (end is None or day < end) for start, end in self._by_person.get(person_id, ()))

    def until(self, person_id, day):
        """True if a day lies before the person's leaving: within a membership, or before it."""
        return any(end is None or day < end for _start, end in self._by_person.get(person_id, ()))

    def ever(self, person_id):
        """True if the person is or was a member."""
        return person_id in self._by_person


def spells(unit, person_ids=None):
    """Spells of these persons (of everybody, if none are named) in the unit and below; unscoped, for policies."""
    rows = Membership.objects.filter(units.today_q(unit.path, "unit__path"))
    if person_ids is not None:
        rows = rows.filter(person_id__in=set(person_ids))
    return Spells(rows.order_by("person_id", "valid_from").values_list("person_id", "valid_from", "valid_until"))


def members_at(unit_ids):
    """{unit id: Members} of these units' own members, past ones too; unscoped, for organization's policies."""
    rows = Membership.objects.filter(unit__in=listed(unit_ids)).order_by().values("unit_id")
    rows = rows.annotate(first_on=Min("valid_from"), still=Count("pk", filter=Q(valid_until__isnull=True)))
    rows = rows.annotate(gone_by=Max("valid_until"))
    return {row["unit_id"]: Members(row["first_on"], row["still"], row["gone_by"]) for row in rows}


def spells_of(person_ids):
    """{person id: [(unit path, from, until)]}: when and where these persons were members, in one query; unscoped, for policies."""
    found, rows = {}, Membership.objects.filter(person__in=listed(person_ids)).order_by("person_id", "valid_from")
    for person_id, *spell in rows.values_list("person_id", "unit__path", "valid_from", "valid_until"):
        found.setdefault(person_id, []).append(tuple(spell))
    return found
