"""Who acts: a signed-in person, the moment, and the grants that hold on that day. Rights are always today's."""

import datetime
from dataclasses import dataclass, field, replace
from functools import cached_property

from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef

from congdoan.access import roles
from congdoan.access.choices import Reach
from congdoan.access.models import FactorRule, Grant, SupportVisit
from congdoan.access.scopes import UnitScope
from congdoan.kernel.dates import day_of


@dataclass(frozen=True)
class Actor:
    """Người thao tác: account, person, the moment (aware datetime) and the grants in force; ``closed``: permissions put aside for now.

    ``helper``: another person who only looks, as this one, to help, under ``support`` (SupportVisit): then nothing is written.
    """

    user: object
    person: object
    now: datetime.datetime
    grants: tuple = field(default=())
    closed: frozenset = field(default=frozenset())
    helper: object = None
    support: object = None

    @cached_property
    def today(self):
        """The day in Vietnam."""
        return day_of(self.now)

    def scope(self, permission):
        """UnitScope of a permission."""
        wanted = str(permission)
        held = [grant for grant in self.grants if wanted in grant.permissions and wanted not in self.closed]
        return UnitScope(
            exact=frozenset(grant.unit.path for grant in held if grant.reach == Reach.HERE),
            below=frozenset(grant.unit.path for grant in held if grant.reach == Reach.HERE_AND_BELOW),
        )

    def may(self, permission, unit):
        """True if the permission is held at ``unit``."""
        return self.scope(permission).contains(unit)

    def without(self, *permissions):
        """The same person with these permissions put aside: what is masked by default is what such a reader sees."""
        return replace(self, closed=self.closed | frozenset(map(str, permissions)))

    def own_scope(self, permission):
        """UnitScope of a permission by roles of one's own, none that others lent: what one may lend."""
        return replace(self, grants=tuple(grant for grant in self.grants if grant.lent_from_id is None)).scope(permission)

    def lent(self, permission, unit):
        """The grant by which somebody else lent the permission at ``unit``; None where one has it oneself."""
        if self.own_scope(permission).contains(unit):
            return None
        lent = (grant for grant in self.grants if grant.lent_from_id is not None and str(permission) in grant.permissions)
        return next((grant for grant in lent if grant.reaches(unit)), None)

    @property
    def needs_factor(self):
        """True if a role that one holds must have a second factor."""
        return any(grant.needs_factor for grant in self.grants)

    @property
    def was_helped(self):
        """False if nobody looked as this person of late; True where it must be asked."""
        return not self.grants or any(grant.was_helped for grant in self.grants)

    @property
    def units(self):
        """Units at which the person holds a role, nearest the root first, each once."""
        seen = {grant.unit.path: grant.unit for grant in self.grants}
        return [seen[path] for path in sorted(seen, key=lambda path: (len(path), path))]


def actor_for(user, now):
    """The actor behind an account at a moment: one query for the grants. ``now`` is an aware datetime."""
    day = day_of(now)
    rules = FactorRule.objects.as_of(day).annotate(held_at=ExpressionWrapper(OuterRef("unit__path"), output_field=CharField()))
    forced = Exists(rules.filter(role=OuterRef("role"), held_at__startswith=F("unit__path")))
    helped = SupportVisit.objects.filter(helped=OuterRef("person"), began_at__gte=now - SupportVisit.TOLD)
    held = Grant.objects.as_of(day).filter(person_id=user.person_id).annotate(needs_factor=forced, was_helped=Exists(helped))
    held = held.select_related("unit__parent", "delegation__giver", "lent_from__unit")
    standing = sorted((grant for grant in held if grant.stands_on(day)), key=lambda grant: (grant.unit.path, grant.role, grant.pk))
    return Actor(user=user, person=user.person, now=now, grants=tuple(standing))


def reader_at(unit, now):
    """Whoever runs the server, for printing only: sees what the unit's chair sees; without a person every write fails."""
    grant = Grant(role=roles.Role.CHAIR, unit=unit, reach=Reach.HERE_AND_BELOW, valid_from=day_of(now))
    return Actor(user=None, person=None, now=now, grants=(grant,))


def holding(*, person, now, grants):
    """Somebody as far as these grants go, for reading alone: what a post sees, whoever asks; without an account every write fails."""
    return Actor(user=None, person=person, now=now, grants=grants)
