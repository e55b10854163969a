"""Corrected facts of units judged: by themselves, under their superior, and against what stands at them. Writes nothing."""

from types import SimpleNamespace

from congdoan.kernel.errors import Refused
from congdoan.organization import policies, standing
from congdoan.units import policies as rules
from congdoan.units import queries as units


def refusals(changed, rows, stands, today):
    """(unit, Refused) of those units whose corrected facts do not hold.

    ``changed``: units with parents; ``rows``: {pk: facts with name, kind, founded_on, closed_on}; ``stands``: queries.stands_at.
    A superior, or a unit below, that is corrected in the same go is judged as it will be.
    """
    given = SimpleNamespace(
        spells=[(kind.key, kind.valid_from, kind.valid_until) for kind in units.all_kinds()],
        nestings=units.nestings(), labels=units.kind_labels(), levels=units.kind_levels(),
    )  # fmt: skip
    for unit in changed:
        try:
            _check(unit, rows, stands[unit.pk], given, today)
        except Refused as refused:
            yield unit, refused


def _check(unit, rows, stands, given, today):
    facts, parent = rows[unit.pk], _as_it_will_be(unit.parent, rows)
    kind, founded_on = facts["kind"], facts["founded_on"]
    rules.check_kind_exists(kind=kind, on=founded_on, spells=given.spells, labels=given.labels)
    policies.check_unit_dates(founded_on=founded_on, closed_on=facts["closed_on"], parent=parent, today=today)
    if parent is not None:
        rules.check_nesting(parent_kind=parent.kind, child_kind=kind, on=founded_on, nestings=given.nestings, labels=given.labels)
    children = tuple(_as_it_will_be(child, rows) for child in stands.children)
    there = standing.Stands(children, stands.posts, stands.members, stands.changed_on)
    standing.check_stands(founded_on=founded_on, kind=kind, label=given.labels[kind], level=given.levels[kind], stands=there)
    if kind != unit.kind:
        for child in children:
            rules.check_child_kind(parent_kind=kind, child=child, nestings=given.nestings, labels=given.labels)


def _as_it_will_be(unit, rows):
    """The unit with the facts it is corrected to; None for no unit."""
    if unit is None or unit.pk not in rows:
        return unit
    facts = rows[unit.pk]
    return SimpleNamespace(**{name: facts[name] for name in ("name", "kind", "founded_on", "closed_on")})
