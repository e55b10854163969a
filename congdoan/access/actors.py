"""Who acts: a signed-in person, the moment, and the grants that hold on that day. Rights are always today's."""

import datetime
from dataclasses import dataclass, field
from functools import cached_property
from zoneinfo import ZoneInfo

from congdoan.access import roles
from congdoan.access.choices import Reach
from congdoan.access.models import Grant
from congdoan.access.scopes import UnitScope

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")


@dataclass(frozen=True)
class Actor:
    """Người thao tác: account, person, the moment (aware datetime) and the grants in force."""

    user: object
    person: object
    now: datetime.datetime
    grants: tuple = field(default=())

    @cached_property
    def today(self):
        """The day in Vietnam."""
        return self.now.astimezone(VIETNAM).date()

    def scope(self, permission):
        """UnitScope of a permission."""
        wanted = str(permission)
        held = [grant for grant in self.grants if wanted in roles.permissions_of(grant.role)]
        return UnitScope(
            exact=frozenset(grant.unit.path for grant in held if grant.reach == Reach.HERE),
            below=frozenset(grant.unit.path for grant in held if grant.reach == Reach.HERE_AND_BELOW),
        )

    def may(self, permission, unit):
        """True if the permission is held at ``unit``."""
        return self.scope(permission).contains(unit)

    @property
    def units(self):
        """Units at which the person holds a role, nearest the root first, each once."""
        seen = {grant.unit.path: grant.unit for grant in self.grants}
        return [seen[path] for path in sorted(seen, key=lambda path: (len(path), path))]


def actor_for(user, now):
    """The actor behind an account at a moment: one query for the grants. ``now`` is an aware datetime."""
    day = now.astimezone(VIETNAM).date()
    grants = Grant.objects.as_of(day).filter(person_id=user.person_id).select_related("unit__parent").order_by("unit__path", "role")
    return Actor(user=user, person=user.person, now=now, grants=tuple(grants))


def reader_at(unit, now):
    """Whoever runs the server, for printing only: sees what the unit's chair sees; without a person every write fails."""
    grant = Grant(role=roles.Role.CHAIR, unit=unit, reach=Reach.HERE_AND_BELOW, valid_from=now.astimezone(VIETNAM).date())
    return Actor(user=None, person=None, now=now, grants=(grant,))
