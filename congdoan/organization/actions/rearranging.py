"""Sắp xếp tổ chức: the one way in which units change from a day on, one unit or hundreds, and the way back.

Called by the verbs of changes.py for a single change, and by the room reorganization for a plan; what may be done is checked there.
Every statement serves all units; every row that is begun or ended names the event, and by that name it is undone.
"""

from django.db.models import F, ProtectedError, Q
from django.utils.translation import gettext as _

from congdoan.access import grants
from congdoan.kernel import text
from congdoan.kernel.db import change_prefixes, insert_all, listed, update_all
from congdoan.kernel.errors import Refused
from congdoan.organization import queries, rearranging
from congdoan.organization.actions import appointments
from congdoan.organization.actions import units as founding
from congdoan.organization.choices import FactKind
from congdoan.organization.models import Appointment, UnitFact
from congdoan.units.models import Event, Placement, Succession, Unit, UnitEmployer, UnitSpell

_AREAS = (FactKind.TERRITORY, FactKind.SECTOR)
_DATED = (Placement, UnitSpell, UnitEmployer, UnitFact)


def lock(path, pks):
    """{id: Unit} as they stand now, with superiors, locked; the root's row first, as founders lock it, so that no two moves may cross."""
    list(Unit.objects.select_for_update().filter(path=path[:5]).values_list("pk"))
    rows = Unit.objects.select_for_update(of=("self",)).select_related("parent").filter(pk__in=listed(pks))
    return {unit.pk: unit for unit in rows.order_by("path")}


def carry_out(by, plan, *, decision=None, about=""):
    """Thi hành một lần sắp xếp (``rearranging.Rearrangement``). Returns (the Event, {code: Unit} of the units founded).

    The units stand locked (``lock``). At most some twenty statements, whatever the units; members are the business of their own room.
    """
    event = Event.objects.create(decision=decision, effective_on=plan.effective_on, about=about, recorded_by=by.person, recorded_at=by.now)
    made = {unit.code: unit for unit in founding.write(list(plan.founded), event=event)} if plan.founded else {}
    changed = {unit: change.under(made.get(change.parent, change.parent)) for unit, change in plan.changed.items()}
    heirs = [(unit, made.get(heir, heir)) for unit, those in plan.heirs.items() for heir in those]
    _turn_over(event, changed, plan.closed)
    _inherit(event, heirs, plan.closed)
    _rewrite(event, changed, plan.closed)
    _end_posts(event, plan.closed)
    return event, made


def undo(by, event):
    """Hoàn tác một lần sắp xếp: the rows it began are taken out, those it ended hold again. The units stand locked.

    Refused where something has been recorded at a unit that was founded then.
    """
    touched = {pk for model in (Placement, UnitSpell) for pk in model.objects.filter(ended_by=event).values_list("unit_id", flat=True)}
    for model in _DATED:
        model.objects.filter(begun_by=event).delete()
        model.objects.filter(ended_by=event).update(valid_until=None, ended_by=None)
    Succession.objects.filter(event=event).delete()
    Unit.objects.filter(closed_by=event).update(closed_on=None, closed_by=None)
    _restore(touched)
    _unfound(event)
    _hold_again(event)
    event.undone_at = by.now
    event.save(update_fields=["undone_at"])


def _turn_over(event, changed, closed):
    """Ends the dated rows that hold no more, each model's in one statement, and begins those that hold from now."""
    day, since = event.effective_on, {"valid_from": event.effective_on, "begun_by": event}
    moved = [unit for unit, change in changed.items() if change.moves(unit)]
    renamed = [unit for unit, change in changed.items() if change.respells(unit)]
    for model, units in ((Placement, [*moved, *closed]), (UnitSpell, [*renamed, *closed]), (UnitEmployer, closed), (UnitFact, closed)):
        ended = (
            model.objects.filter(unit__in=listed(unit.pk for unit in units), valid_until__isnull=True) if units else model.objects.none()
        )
        ended.update(valid_until=day, ended_by=event)
    named = {"decision": event.decision, **since}
    insert_all(Placement, [Placement(unit=unit, parent=changed[unit].parent, **named) for unit in moved])
    insert_all(UnitSpell, [UnitSpell(unit=unit, name=changed[unit].name, kind=changed[unit].kind, **named) for unit in renamed])


def _inherit(event, heirs, closed):
    """Who carries on whose work; the employing bodies of a unit that closed are its heir's from now on."""
    insert_all(Succession, [Succession(event=event, unit=unit, successor=heir) for unit, heir in heirs])
    gone = {unit.pk for unit in closed}
    heir_of = {unit.pk: heir.pk for unit, heir in heirs if unit.pk in gone}
    if not heir_of:
        return
    _inherit_areas(event, heir_of)
    rows = UnitEmployer.objects.filter(Q(unit__in=listed(heir_of.values()), valid_until__isnull=True) | Q(ended_by=event))
    beside, new = set(), {}
    own = set(UnitEmployer.objects.filter(begun_by=event).order_by("pk").values_list("unit_id", flat=True))  # founded with an office
    for row in rows.order_by("pk"):
        beside |= {(row.unit_id, row.employer_id)} if row.ended_by_id is None else set()
        if row.ended_by_id is not None and row.unit_id in heir_of and heir_of[row.unit_id] not in own:
            new[heir_of[row.unit_id], row.employer_id] = row
    first = {"valid_from": event.effective_on, "begun_by": event}
    insert_all(UnitEmployer, [UnitEmployer(unit_id=unit, employer_id=work, **first) for unit, work in new if (unit, work) not in beside])


def _inherit_areas(event, heir_of):
    """A unit founded now, without a territory or sector of its own, has that of those whose work it carries on, where they all had the same."""
    rows = UnitFact.objects.filter(ended_by=event, unit__in=listed(heir_of), kind__in=_AREAS)
    held = {
        (unit, kind)
        for unit, kind in UnitFact.objects.filter(unit__in=listed(heir_of.values()), kind__in=_AREAS, valid_until__isnull=True).values_list(
            "unit_id", "kind"
        )
    }
    found = {}
    for row in rows.order_by("pk"):
        found.setdefault((heir_of[row.unit_id], row.kind), {})[row.area_id] = row
    new = [
        UnitFact(
            unit_id=unit, kind=kind, area_id=area, value=row.value, search_key=row.search_key, valid_from=event.effective_on, begun_by=event,
            decision=event.decision, recorded_by=event.recorded_by, recorded_at=event.recorded_at,
        )
        for (unit, kind), areas in found.items() if len(areas) == 1 and (unit, kind) not in held
        for area, row in areas.items()
    ]  # fmt: skip
    insert_all(UnitFact, new)


def _rewrite(event, changed, closed):
    """Today's name, kind, superior and end of all units in one statement, the paths of all branches in another."""
    moved = {unit: change.parent for unit, change in changed.items() if change.moves(unit)}
    other_kind = [unit.pk for unit, change in changed.items() if change.kind != unit.kind]
    finals = rearranging.final_paths(moved)
    for unit, change in changed.items():
        unit.name, unit.search_key, unit.kind, unit.parent = change.name, text.fold(change.name), change.kind, change.parent
    for unit in closed:
        unit.closed_on, unit.closed_by = event.effective_on, event
    for unit in {*changed, *closed}:
        unit.version += 1
    update_all(Unit, {*changed, *closed}, ["name", "search_key", "kind", "parent", "closed_on", "closed_by", "version"])
    _move(finals, moved)
    if other_kind:
        appointments.grant_anew(list(queries.appointments_at(other_kind).select_related("unit")))


def _move(finals, moved):
    """The paths of the branches at ``finals`` ({old: new}), and of the units ``moved`` that are at hand."""
    finals = {old: new for old, new in finals.items() if old != new or any(old != other and old.startswith(other) for other in finals)}
    change_prefixes(Unit, "path", rearranging.pieces(finals))
    for unit in moved:
        unit.path = finals.get(unit.path, unit.path)


def _end_posts(event, closed):
    """Posts and roles at units that close end with them."""
    if not closed:
        return
    there, day = listed(unit.pk for unit in closed), event.effective_on
    held = Appointment.objects.standing().filter(Q(valid_until__isnull=True) | Q(valid_until__gt=day), unit__in=there, valid_from__lt=day)
    earlier = {"ended_before": F("ended_by"), "lasted_before": F("lasted_until"), "lasted_until": F("valid_until")}
    held.update(**earlier, valid_until=day, ended_by=event.key, version=F("version") + 1)
    grants.end_all_at(units=there, valid_until=day, because=event.key)


def _hold_again(event):
    """Posts and roles that ended with the event's units last again as they did, an end that was recorded before included."""
    earlier = {"valid_until": F("lasted_until"), "ended_by": F("ended_before"), "lasted_until": F("lasted_before")}
    Appointment.objects.filter(ended_by=event.key).update(**earlier, ended_before="", lasted_before=None, version=F("version") + 1)
    grants.give_back(because=event.key, was=event.effective_on)


def _restore(touched):
    """Today's facts of these units (ids), read off the rows that hold again."""
    if not touched:
        return
    units = list(Unit.objects.filter(pk__in=listed(touched)).select_related("parent").order_by("path"))
    spells = {row.unit_id: row for row in UnitSpell.objects.filter(unit__in=listed(touched), valid_until__isnull=True)}
    places = Placement.objects.filter(unit__in=listed(touched), valid_until__isnull=True).select_related("parent")
    parents = {row.unit_id: row.parent for row in places}
    moved = {unit: parents[unit.pk] for unit in units if unit.parent_id != getattr(parents[unit.pk], "pk", None)}
    other_kind = [unit.pk for unit in units if unit.kind != spells[unit.pk].kind]
    finals = rearranging.final_paths(moved)
    for unit in units:
        spell, unit.version = spells[unit.pk], unit.version + 1
        unit.name, unit.search_key, unit.kind, unit.parent = spell.name, text.fold(spell.name), spell.kind, parents[unit.pk]
    update_all(Unit, units, ["name", "search_key", "kind", "parent", "version"])
    _move(finals, moved)
    if other_kind:
        appointments.grant_anew(list(queries.appointments_at(other_kind).select_related("unit")))


def _unfound(event):
    """The units founded then are gone; innermost first is the database's own business, for none points to another by then."""
    try:
        Unit.objects.filter(founded_by=event).update(parent=None)
        Unit.objects.filter(founded_by=event).delete()
    except ProtectedError as problem:
        first = next(iter(problem.protected_objects))
        raise Refused(
            _("%(unit)s đã có việc ghi ở đó (%(what)s), nên không hoàn tác được. Gỡ việc ấy trước.")
            % {"unit": getattr(first, "unit", first), "what": first._meta.verbose_name}
        ) from problem
