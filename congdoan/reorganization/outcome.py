"""What a plan comes to: its steps worked out into founded, changed and closed units and where members go. Pure.

A place (nơi) is named by its unit's code in capitals, so that a unit founded in the same plan can be named like any other.
"""

from dataclasses import dataclass, field
from datetime import date

from congdoan.organization.changing import Change
from congdoan.reorganization.choices import Deed, Fate


@dataclass
class Sketch:
    """Bản vẽ: a plan with everything that its outcome and its checks are worked out from, asked of the database beforehand."""

    plan: object
    steps: list
    units: dict = field(default_factory=dict)  # {id: Unit} of every unit named, and all that stands below those that close
    by_code: dict = field(default_factory=dict)  # {CODE: Unit} of the places named
    children: dict = field(default_factory=dict)  # {id: [Unit]} living, of units that close
    known: object = None  # what the checks ask for besides (queries.Known)

    @property
    def day(self):
        """The day from which it all holds."""
        return self.plan.effective_on


@dataclass
class Outcome:
    """Kết cục: what is founded, changed, closed; who carries on; where members go.

    ``founded``: {CODE: Step}; ``changed``: {unit id: Change, its superior named by code}; ``closed``: {unit id: Step}; ``heirs``: {unit id:
    [CODE]}; ``ends``, ``undecided``: unit ids whose members leave the union, or go nobody knows where; ``moves``: {unit id: CODE};
    ``persons``: {person id: (unit id, CODE or None)}; ``twice``: persons named in two steps.
    """

    day: date
    founded: dict = field(default_factory=dict)
    changed: dict = field(default_factory=dict)
    closed: dict = field(default_factory=dict)
    heirs: dict = field(default_factory=dict)
    ends: set = field(default_factory=set)
    undecided: set = field(default_factory=set)
    moves: dict = field(default_factory=dict)
    persons: dict = field(default_factory=dict)
    twice: set = field(default_factory=set)


def outcome(sketch):
    """The Outcome of a Sketch."""
    found = Outcome(sketch.day)
    own = {step.unit_id for step in sketch.steps if step.unit_id and step.deed != Deed.SPLIT}  # a split unit goes where its superior goes
    for step in sketch.steps:
        {
            Deed.FOUND: _found,
            Deed.CHANGE: _change,
            Deed.MERGE: _merge,
            Deed.SPLIT: _split,
            Deed.DISSOLVE: _dissolve,
        }[Deed(step.deed)](sketch, found, step, own)
        for part in step.parts_held:
            if part.person_id is not None:
                if part.person_id in found.persons:
                    found.twice.add(part.person_id)
                found.persons[part.person_id] = (_stands_at(sketch, found, step, part.person_id), _goes_to(step, part))
    return found


def _stands_at(sketch, found, step, person_id):
    """The unit that a member named apart leaves: the step's own, or the group that is dissolved with it."""
    row = sketch.known.persons.get(person_id) if sketch.known is not None else None
    return row.unit_id if row is not None and found.closed.get(row.unit_id) is step else step.unit_id


def _goes_to(step, part):
    """Where a member named apart goes: None for nowhere."""
    if part.target_code:
        return part.target_code.upper()
    return step.target_code.upper() if step.deed != Deed.DISSOLVE and step.target_code else None


def _found(_sketch, found, step, _own):
    found.founded[step.code.upper()] = step


def _change(sketch, found, step, _own):
    unit = sketch.units[step.unit_id]
    found.changed[unit.pk] = Change(
        step.name or unit.name, step.kind or unit.kind, step.parent_code.upper() or code_of(unit.parent), found.day
    )


def _merge(sketch, found, step, own):
    target = step.target_code.upper()
    found.closed[step.unit_id] = step
    found.heirs[step.unit_id] = [target]
    found.moves[step.unit_id] = target
    apart = {part.unit_id: part.target_code.upper() for part in step.parts_held if part.unit_id is not None and part.target_code}
    for child in sketch.children.get(step.unit_id, ()):
        if child.pk not in own:
            found.changed[child.pk] = Change(child.name, child.kind, apart.get(child.pk, target), found.day)


def _split(sketch, found, step, _own):
    places = []
    for part in step.parts_held:
        target = (part.target_code or step.target_code).upper()
        places += [target] if target and target not in places else []
        if part.unit_id is not None:
            child = sketch.units[part.unit_id]
            found.changed[child.pk] = Change(child.name, child.kind, target, found.day)
    found.heirs[step.unit_id] = places


def _dissolve(sketch, found, step, own):
    """The unit and all that stands in it end, but for what another step settles, with what stands in that."""
    target, ending = step.target_code.upper(), [sketch.units[step.unit_id]]
    while ending:
        unit = ending.pop()
        found.closed[unit.pk] = step
        if step.fate == Fate.MOVE and target:
            found.moves[unit.pk] = target
        elif step.fate == Fate.END:
            found.ends.add(unit.pk)
        else:
            found.undecided.add(unit.pk)
        ending += [child for child in sketch.children.get(unit.pk, ()) if child.pk not in own]
    if target:
        found.heirs[step.unit_id] = [target]


def code_of(unit):
    """The code by which a unit is named as a place: in capitals; "" for none, above a root."""
    return unit.code.upper() if unit is not None else ""
