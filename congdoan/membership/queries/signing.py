"""Whose account one may see and give: a person, where he or she belongs, what the account gives access to."""

from congdoan.access import queries as access
from congdoan.access.actions import reads
from congdoan.access.choices import Permission
from congdoan.membership.models import Membership
from congdoan.membership.queries.members import memberships_of
from congdoan.organization import queries as organization
from congdoan.units import queries as units


@reads(Permission.GIVE_ROLE)
def person_at(*, by, unit, person_id):
    """The person, if ``by`` may see him or her as a member or as an officer of the unit or of one below it, by a post or by a role alone; else None."""
    inside = units.today_q(unit.path, "unit__path")
    row = memberships_of(by=by, person_id=person_id).filter(inside).first()
    row = row or organization.appointments(by=by, unit=unit).filter(person_id=person_id).first()
    row = row or access.holder_at(unit, person_id, by.today)
    return row.person if row else None


def places_of(person, on):
    """Units where a person is a member, holds a post or a role on a day (or later); where nothing holds any more, those of the last.

    Unscoped, for the policy: whoever gives out an account gives out everything that it opens.
    """
    held = [grant.unit for grant in access.grants_of(person, on)]
    rows = Membership.objects.filter(person=person).select_related("unit").order_by("-valid_from", "pk")
    for found in (list(rows), list(organization.appointments_of(person))):
        open_now = [row.unit for row in found if row.valid_until is None or row.valid_until > on]
        held += open_now or ([found[0].unit] if found and not held else [])
    return list({unit.pk: unit for unit in held}.values())
