"""Random reorganisations of a small province: whatever sequence of plans is carried out and undone, no member is lost or doubled on any day,
the parts of every unit equal the whole on every day, and what an earlier day said is said by it ever after."""

import datetime
import random

from django.db.models import Q

from congdoan.kernel.errors import Refused
from congdoan.membership.models import Membership, Suspension
from congdoan.organization.models import Appointment
from congdoan.reorganization.actions import carrying, plans
from congdoan.reorganization.choices import PlanState
from congdoan.reorganization.models import Plan
from congdoan.units import consistency
from congdoan.units import queries as units
from congdoan.units.models import Placement, Unit
from tests import hashing

FIRST = datetime.date(2021, 1, 1)
DAY, MONTH = datetime.timedelta(days=1), datetime.timedelta(days=30)
TOLD = ("units.Decision", "units.Event", "reorganization.")
NEVER_SAID = (Refused,)


class Broken(AssertionError):
    """An invariant did not hold; the message says which, with the seed and the plan's number."""


class Search:
    """One sequence of plans from one seed. ``top``: the deciding unit; ``first``, ``second``: who submits, who approves."""

    def __init__(self, *, seed, top, first, second):
        self.seed, self.draw = seed, random.Random(seed)
        self.top, self.first, self.second = top, first, second
        self.day, self.number, self.done, self.undone, self.refused = FIRST, 0, 0, 0, 0
        self.remembered, self.eve = {FIRST: picture(FIRST)}, None

    def run(self, length):
        """That many plans, one after another, each on a later day."""
        for self.number in range(1, length + 1):
            self.day += datetime.timedelta(days=self.draw.randint(1, 20))
            self._disturb()
            before, told, self.eve = picture(self.day), recorded(self.day), picture(self.day - DAY)
            rows = hashing.rows()
            plan = self._plan()
            if plan is None:
                self.refused += 1
                continue
            self.done += 1
            self._hold(before, plan)
            self._go_along(told)
            if self.draw.random() < 0.3:
                carrying.undo(by=self.second, plan=plan, version=Plan.objects.get(pk=plan.pk).version, reason="Thử")
                self.undone += 1
                left = [line for line in hashing.differing(rows, hashing.rows()) if not line.startswith(TOLD)]
                if left:
                    self._broken(f"undone, something is left: {left[:3]}")
                self._sound()
            self.remembered[self.day] = picture(self.day)

    def _disturb(self):
        """Now and then somebody pauses, holds a post for a time, or is recorded to leave on a later day."""
        rows = Membership.objects.as_of(self.day).filter(valid_until__isnull=True, valid_from__lt=self.day).select_related("person", "unit")
        rows = list(rows.order_by("pk"))
        if len(rows) < 3:
            return
        ahead = self.day + datetime.timedelta(days=self.draw.randint(1, 60))
        by = {"recorded_by": self.first.person, "recorded_at": self.first.now}
        one, two, three = self.draw.sample(rows, 3)
        since = self.draw.choice([one.valid_from, self.day, ahead])
        if not one.suspensions.exists():
            Suspension.objects.create(
                membership=one, reason="study", valid_from=since, valid_until=self.draw.choice([None, ahead + MONTH]), **by
            )
        if two.unit.kind == "grassroots_union":
            until = self.draw.choice([None, ahead])
            Appointment.objects.get_or_create(
                person=two.person, unit=two.unit, post="committee_member", valid_from=two.valid_from, defaults={"valid_until": until, **by}
            )
        if self.draw.random() < 0.5:
            Membership.objects.filter(pk=three.pk).update(valid_until=ahead, why_left="retired")

    def _go_along(self, told):
        """Whoever is still a member pauses and leaves on the days that were recorded before."""
        after = recorded(self.day)
        changed = [person for person in told.keys() & after.keys() if told[person] != after[person]]
        if changed:
            self._broken(f"pauses or leavings of {changed} were {told[changed[0]]}, now {after[changed[0]]}")

    def _plan(self):
        """A random plan, carried out; None if it was refused, which must leave everything as it was."""
        steps = self._steps()
        if not steps:
            return None
        facts = {"title": f"Phương án {self.number}", "number": f"{self.seed}/{self.number}", "issuer": "Thử", "signed_on": self.day}
        plan = plans.draft(by=self.first, unit=self.top, effective_on=self.day, steps=steps, **facts)
        self.expected = self._ending(steps)
        try:
            plan = plans.submit(by=self.first, plan=plan, version=plan.version)
        except NEVER_SAID:
            plans.cancel(by=self.first, plan=plan, version=Plan.objects.get(pk=plan.pk).version, reason="Không được")
            return None
        plan = plans.approve(by=self.second, plan=plan, version=plan.version)
        plan = carrying.carry_out(by=self.second, plan=plan, version=plan.version)
        if plan.state != PlanState.CARRIED_OUT:
            self._broken("the plan was not carried out")
        return plan

    def _steps(self):
        """One to three steps about units that live; some cannot be, and are refused."""
        alive = [unit for unit in Unit.objects.filter(closed_on__isnull=True).order_by("path") if unit.pk != self.top.pk]
        if len(alive) < 3:
            return []
        chosen = self.draw.sample(alive, min(len(alive), self.draw.randint(1, 3)))
        found, steps = None, []
        if self.draw.random() < 0.4:
            found = f"M{self.seed}-{self.number}"
            kind, parent = self.draw.choice([("grassroots_union", self.top), ("union_group", self.draw.choice(alive))])
            steps.append({"deed": "found", "code": found, "name": f"Mới {found}", "kind": kind, "parent_code": parent.code})
        for unit in chosen:
            target = found if found and self.draw.random() < 0.6 else self.draw.choice(alive).code
            steps.append(self._step(unit, target))
        return steps

    def _step(self, unit, target):
        deed = self.draw.choice(["merge", "merge", "change", "change", "split", "dissolve"])
        if deed == "merge":
            return {"deed": deed, "unit": unit, "target_code": target}
        if deed == "change":
            new = self.draw.choice([{"name": f"{unit.name} {self.number}"}, {"parent_code": target}, {"parent_code": self.top.code}])
            return {"deed": deed, "unit": unit, **new}
        if deed == "split":
            people = [
                row.person for row in Membership.objects.filter(unit=unit, valid_until__isnull=True).select_related("person").order_by("pk")
            ]
            groups = list(Unit.objects.filter(parent=unit, closed_on__isnull=True).order_by("path"))
            some = self.draw.sample(people, self.draw.randint(0, len(people)))
            parts = self.draw.sample(groups, self.draw.randint(0, len(groups)))
            return {
                "deed": deed,
                "unit": unit,
                "target_code": target,
                "person_parts": [(who, "") for who in some],
                "unit_parts": [(part, "") for part in parts],
            }
        fate = self.draw.choice(["end", "move"])
        return {"deed": deed, "unit": unit, "fate": fate, "target_code": target if fate == "move" else ""}

    def _ending(self, steps):
        """True if some step lets members leave the union."""
        return any(step.get("fate") == "end" for step in steps)

    def _hold(self, before, plan):
        """All that must hold once a plan was carried out."""
        after = picture(self.day)
        people_before, people_after = before[self.top.pk], after[self.top.pk]
        if people_after - people_before or (people_before != people_after and not self.expected):
            self._broken(f"members were lost or made: {sorted(people_before ^ people_after)}")
        eve = self.day - DAY
        if picture(eve) != self.eve:
            self._broken("the day before is no longer what it was")
        self._sound()
        for day, said in self.remembered.items():
            if picture(day) != said:
                self._broken(f"what {day} said has changed")
        for day in (*self.remembered, self.day, self.day + datetime.timedelta(days=30)):
            self._parts(day)
        for day in (eve, self.day):
            if reported(day) != picture(day):
                self._broken(f"the tree read as of {day} is not what the placements say")

    def _parts(self, day):
        """Nobody is a member twice on a day, everybody stands in the tree, and every unit is its own members with those below."""
        rows = list(Membership.objects.as_of(day).values_list("person_id", "unit_id"))
        if len({person for person, _unit in rows}) != len(rows):
            self._broken(f"somebody is a member twice on {day}")
        whole, own = picture(day), {}
        for person, unit in rows:
            own.setdefault(unit, set()).add(person)
        if whole[self.top.pk] != {person for person, _unit in rows}:
            self._broken(f"somebody stands outside the tree on {day}")
        below = {}
        for unit, parent in Placement.objects.as_of(day).values_list("unit_id", "parent_id"):
            below.setdefault(parent, []).append(unit)
        for unit, people in whole.items():
            parts = [own.get(unit, set()), *(whole.get(child, set()) for child in below.get(unit, ()))]
            if set().union(*parts) != people or sum(map(len, parts)) != len(people):
                self._broken(f"the parts of unit {unit} are not the whole on {day}")

    def _sound(self):
        wrong = [*consistency.tree(), *consistency.dated_rows()]
        if wrong:
            self._broken(wrong[0])

    def _broken(self, sentence):
        raise Broken(f"seed {self.seed}, plan {self.number} of {self.day}: {sentence}")


def recorded(day):
    """{person id: (when the membership ends, (first, last day of pauses from the day on))} of the members of a day."""
    found = {row.person_id: [None, []] for row in Membership.objects.as_of(day)}
    for row in Membership.objects.filter(Q(valid_until__isnull=True) | Q(valid_until__gt=day), person__in=found).order_by("valid_from"):
        found[row.person_id][0] = row.valid_until
        for pause in row.suspensions.filter(Q(valid_until__isnull=True) | Q(valid_until__gt=day)):
            found[row.person_id][1].append((max(pause.valid_from, day), pause.valid_until))
    return {person: (until, sorted(pauses, key=str)) for person, (until, pauses) in found.items()}


def picture(day):
    """{unit id: ids of the members at the unit and below on a day}: memberships rolled up the placements of that day."""
    own, above = {}, dict(Placement.objects.as_of(day).values_list("unit_id", "parent_id"))
    for person, unit in Membership.objects.as_of(day).values_list("person_id", "unit_id"):
        own.setdefault(unit, set()).add(person)
    found = {unit: set() for unit in above}
    for place, people in own.items():
        unit = place
        while unit is not None:
            found.setdefault(unit, set()).update(people)
            unit = above.get(unit)
    return found


def reported(day):
    """The same as the product's own reading of the tree finds it, unit by unit."""
    own, found = {}, {}
    for person, unit in Membership.objects.as_of(day).values_list("person_id", "unit_id"):
        own.setdefault(unit, set()).add(person)
    for unit in Unit.objects.order_by("path"):
        if unit.founded_on <= day and (unit.closed_on is None or unit.closed_on > day):
            found[unit.pk] = set().union(*(own.get(pk, set()) for pk in units.subtree(unit, on=day).values_list("pk", flat=True)))
    return found
