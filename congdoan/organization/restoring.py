"""Whether units still have a place where the undoing of an event would put them back, now that others came or changed. Writes nothing."""

from types import SimpleNamespace

from django.db.models import Q
from django.utils.translation import gettext as _

from congdoan.kernel.errors import why_not
from congdoan.organization import queries, rearranging, standing
from congdoan.units import policies as rules
from congdoan.units import queries as units
from congdoan.units.models import Placement, Unit, UnitSpell


def sentences(event, members_staying):
    """Why the event cannot be undone: a superior or a unit below of a kind that does not fit any more, posts, members, a circle.

    ``members_staying``: called with unit ids, {unit id: how many members the undoing leaves there}. The number of queries is fixed.
    """
    then = _Then(event)
    return [*_above(then), *_below(then), *_within(then, members_staying), *_circle(then)]


class _Then:
    """The units of an event as its undoing makes them."""

    def __init__(self, event):
        self.event, self.day = event, event.effective_on
        self.kinds = dict(UnitSpell.objects.filter(ended_by=event).values_list("unit_id", "kind"))
        rows = Placement.objects.filter(ended_by=event).select_related("parent")
        self.parents = {row.unit_id: row.parent for row in rows}
        found = Unit.objects.filter(pk__in={*self.kinds, *self.parents}).select_related("parent")
        self.units = {unit.pk: unit for unit in found.order_by("path")}
        self.other_kind = [pk for pk, kind in self.kinds.items() if self.units[pk].kind != kind]
        self.given = {"nestings": units.nestings(), "labels": units.kind_labels()}

    def kind(self, unit):
        """The kind that a unit comes to have."""
        return self.kinds.get(unit.pk, unit.kind)

    def parent(self, unit):
        """The superior that a unit comes to have."""
        return self.parents.get(unit.pk, unit.parent)


def _respelled_since(then, pks):
    """{unit id: day} of units among these whose kind or name was changed by something later."""
    rows = UnitSpell.objects.filter(unit__in=pks, valid_until__isnull=True, valid_from__gte=then.day)
    return dict(rows.filter(Q(begun_by__isnull=True) | ~Q(begun_by=then.event)).values_list("unit_id", "valid_from"))


def _above(then):
    """Superiors to which units come back, of another kind by now."""
    back = {unit: then.parent(unit) for unit in then.units.values()}
    strange = {parent.pk for parent in back.values() if parent is not None and parent.pk not in then.kinds}
    since = _respelled_since(then, strange) if strange else {}
    for unit, parent in back.items():
        if parent is not None and parent.pk in since:
            on = since[parent.pk]
            yield why_not(rules.check_nesting, parent_kind=parent.kind, child_kind=then.kind(unit), on=on, **then.given)


def _below(then):
    """Units that came, or became what they are, below one that comes to be of another kind again."""
    rows = Unit.objects.filter(parent__in=then.other_kind, closed_on__isnull=True).exclude(founded_by=then.event).exclude(pk__in=then.units)
    children = {unit.pk: unit for unit in rows.order_by("path")} if then.other_kind else {}
    if not children:
        return
    came = Placement.objects.filter(unit__in=children, valid_until__isnull=True, valid_from__gte=then.day).values_list("unit_id", flat=True)
    for pk in sorted({*came, *_respelled_since(then, children)}):
        child = children[pk]
        yield why_not(rules.check_child_kind, parent_kind=then.kinds[child.parent_id], child=child, on=then.day, **then.given)


def _within(then, members_staying):
    """Posts and members that a unit has no place for once it is of its earlier kind."""
    if not then.other_kind:
        return
    posts, levels, staying = {}, units.kind_levels(), members_staying(then.other_kind)
    running = Q(valid_until__isnull=True) | Q(valid_until__gt=then.day)
    for row in queries.appointments_at(then.other_kind).filter(running):
        posts.setdefault(row.unit_id, []).append(row)
    for pk in then.other_kind:
        kind = then.kinds[pk]
        there = SimpleNamespace(posts=posts.get(pk, ()), members=staying.get(pk))
        label, level = then.given["labels"].get(kind, kind), levels.get(kind, 0)
        yield why_not(standing.check_kind_holds, kind=kind, label=label, level=level, stands=there)


def _circle(then):
    """A superior that has come to stand below the unit that would come back under it."""
    moved = {unit: then.parents[pk] for pk, unit in then.units.items() if pk in then.parents and then.parents[pk] != unit.parent}
    try:
        rearranging.final_paths(moved)
    except rearranging.Circle as circle:
        words = {"unit": circle.unit.name, "parent": moved[circle.unit].name}
        yield _("%(parent)s nay đã ở dưới %(unit)s, nên %(unit)s không về lại dưới đó được.") % words
