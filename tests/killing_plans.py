"""A plan killed while it is carried out, while it is undone."""

import datetime
import hashlib
import re

from django.db import transaction
from django.utils import timezone

from congdoan.access import grants
from congdoan.access.actors import actor_for
from congdoan.access.roles import Role
from congdoan.accounts.actions import users
from congdoan.accounts.models import User
from congdoan.audit.models import Entry
from congdoan.kernel.db import insert_all
from congdoan.membership.models import Membership
from congdoan.organization.actions import installation
from congdoan.organization.actions import units as founding
from congdoan.people.models import Person, named
from congdoan.reorganization.actions import carrying, plans
from congdoan.reorganization.models import Plan
from tests import hashing, stored
from tests.killing import Broken, Series, at_once, verify

PHASES = ("carry out", "undo")
SINCE = datetime.date(2020, 1, 1)
PASSWORD = "chi-de-thu-thoi-2026"
_DRAWN = re.compile(r"datetime\.datetime\([^)]*\)|(?<=units\.event:)\d+")


def state():
    """One hash of everything that stands but moments and the log's own hashes."""
    with at_once():
        told = [f"{table} {key} {_without_moments(row)}" for table, rows in hashing.rows().items() for key, row in rows.items()]
        told += [repr(row) for row in Entry.objects.order_by("unit_id", "sequence").values_list("action", "unit__code", "by__full_name")]
    return hashlib.sha256("\n".join(sorted(told)).encode()).hexdigest()


def said():
    """What stands, told without keys (which PostgreSQL draws anew after a transaction that was lost) and moments."""
    told = sorted(_DRAWN.sub("", repr(one)) for one in stored.state().items())
    told += [repr(one) for one in Plan.objects.order_by("title").values_list("title", "state")]
    told += [repr(one) for one in Entry.objects.order_by("unit_id", "sequence").values_list("action", "unit__code", "by__full_name")]
    return hashlib.sha256("\n".join(told).encode()).hexdigest()


def _without_moments(row):
    return {name: value for name, value in row.items() if not name.endswith("_at") and name != "last_login"}


class PlanKills(Series):
    """Kills of a plan; ``rows``: its unions."""

    phases = PHASES

    def __init__(self, **given):
        super().__init__(**given)
        self.said = {}

    def state(self):
        """What stands."""
        return state()

    def perform(self, phase):
        """As it is done within a request."""
        by, plan = actor_for(User.objects.get(username="can-bo-2"), timezone.now()), Plan.objects.get()
        if phase == "undo":
            carrying.undo(by=by, plan=plan, version=plan.version, reason="Thử")
        else:
            carrying.carry_out(by=by, plan=plan, version=plan.version)

    def prepare(self):
        """The undisturbed run of each phase: its two states, how long it takes, and the database from which it starts."""
        by = installation.initialise(
            code="LD", name="LĐLĐ tỉnh để thử", kind="provincial_federation", founded_on=datetime.date(2000, 1, 1), superiors=(),
            full_name="Trần Thị Thử", sex="female", username="thu", password=PASSWORD, now=timezone.now(),
        )  # fmt: skip
        top = by.units[0]
        first, second = (_officer(top, username) for username in ("can-bo-1", "can-bo-2"))
        unions = self._unions(top)
        codes = [unit.code for unit in unions]
        steps = [{"deed": "found", "code": "MOI", "name": "Công đoàn mới", "kind": "grassroots_union", "parent_code": "LD"}]
        half = len(unions) // 2
        steps += [{"deed": "merge", "unit": unit, "target_code": "MOI"} for unit in unions[:half]]
        steps += [{"deed": "dissolve", "unit": unit, "fate": "end"} for unit in unions[half:]]
        paper = {"number": f"{len(codes)}/QĐ", "signed_on": datetime.date(2021, 12, 20), "issuer": "LĐLĐ tỉnh để thử"}
        plan = plans.draft(by=first, unit=top, title="Thử", effective_on=datetime.date(2022, 1, 1), steps=steps, **paper)
        plan = plans.submit(by=first, plan=plan, version=plan.version)
        plans.approve(by=second, plan=plan, version=plan.version)
        for phase in PHASES:
            self._phase(phase)
            self.said[phase] = said()

    def _unions(self, top):
        """Unions with groups and members."""
        codes = [f"U{number}" for number in range(max(4, self.rows))]
        row = {"kind": "grassroots_union", "founded_on": SINCE}
        with transaction.atomic():
            unions = founding.write([row | {"code": code, "name": f"Công đoàn {code}", "parent": top} for code in codes])
            row["kind"] = "union_group"
            groups = founding.write([row | {"code": f"{unit.code}-T", "name": f"Tổ {unit.code}", "parent": unit} for unit in unions])
            persons = insert_all(Person, [Person(**named(f"Nguyễn Thị Mai {number}"), sex="female") for number in range(len(unions) * 10)])
            facts = {"union_joined_on": SINCE, "valid_from": SINCE, "recorded_by": persons[0], "recorded_at": timezone.now()}
            places = [*unions, *groups]
            insert_all(
                Membership, [Membership(person=who, unit=places[number % len(places)], **facts) for number, who in enumerate(persons)]
            )
        return unions

    def _again(self, phase):
        """Begun again, everything."""
        if self.state() == self.before[phase]:
            self.perform(phase)
            if said() != self.said[phase]:
                raise Broken("the rerun ended in another state than an undisturbed run")
            verify()


def _officer(top, username):
    who = Person.objects.create(**named(f"Lê Thị Cán {'Bộ' if username.endswith('1') else 'Sự'}"), sex="female")
    grants.give(person=who, role=Role.SUPERIOR_OFFICER, unit=top, valid_from=SINCE)
    return actor_for(users.open(person=who, username=username, password=PASSWORD, now=timezone.now()), timezone.now())
