"""Thay đổi theo quyết định: a unit gets another name, kind or superior from a day on; what it was before stays as it was."""

from django.utils.translation import gettext_lazy as _

from congdoan.access.actions import action, refusal
from congdoan.audit.notes import note
from congdoan.kernel import text
from congdoan.kernel.errors import NotAllowed
from congdoan.organization import changing, planned, queries, standing
from congdoan.organization.actions import decisions, rearranging
from congdoan.organization.changing import Change
from congdoan.organization.choices import Permission
from congdoan.organization.rearranging import Rearrangement
from congdoan.people import policies as recorded
from congdoan.units import policies as rules
from congdoan.units import queries as units
from congdoan.units.models import Placement, UnitSpell

_STALE = _("Có người vừa sửa đơn vị này. Xem bản mới rồi ghi lại.")


@action(Permission.CHANGE_UNIT, at="unit.decided_at")
def change(*, by, unit, version, name, kind, parent, effective_on, decision, signed_on=None, issuer=""):
    """Đổi tên, loại, cấp trên của đơn vị theo quyết định.

    From ``effective_on`` on, which may lie before ``signed_on`` but not after today. ``parent``: the superior Unit, where ``by`` needs the
    same right; ``decision``: its number; ``issuer``: who issued it. Members, posts and figures stay where they are: days before keep the
    old name and superior. Refused: nothing changes, a day not after the last change, a kind that has no place there or no place for
    what stands in the unit, a superior below the unit. Conflict if ``version`` is not the current one.
    """
    held = rearranging.lock(unit.path, [unit.pk, *([parent.pk] if parent else [])])
    unit, parent = held[unit.pk], parent and held[parent.pk]
    recorded.check_unchanged(unit, version, _STALE)
    changing.check_in_no_plan(unit=unit, titles=planned.plans_with(unit))
    wanted = Change(text.squeeze(name), kind, parent, effective_on)
    if wanted.moves(unit) and not by.may(Permission.CHANGE_UNIT, parent):
        raise NotAllowed(refusal(Permission.CHANGE_UNIT, parent))
    spell, place = _open(UnitSpell, unit), _open(Placement, unit)
    changing.check_change(wanted, unit=unit, spelled_on=spell.valid_from, placed_on=place.valid_from, today=by.today)
    _check_fits(unit, wanted)
    made = decisions.entered(by=by, number=decision, signed_on=signed_on, issuer=issuer, effective_on=effective_on, unit=unit)
    note(before={"name": unit.name, "kind": unit.kind, "parent": unit.parent_id}, decision=made.pk)
    event, _founded = rearranging.carry_out(by, Rearrangement(effective_on, changed={unit: wanted}), decision=made)
    note(event=event.pk)
    return unit


@action(Permission.CHANGE_UNIT, at="unit.decided_at")
def take_back(*, by, unit, version):
    """Bỏ lần đổi tên, loại, cấp trên mới nhất, vì ghi nhầm: the unit is again what it was before.

    Needs the right at the superior that it had before, too. Conflict if ``version`` is not the current one.
    """
    unit = rearranging.lock(unit.path, [unit.pk])[unit.pk]
    event = queries.last_event(unit)
    changing.check_may_take_back(unit=unit, event=event)
    recorded.check_unchanged(unit, version, _STALE)
    changing.check_in_no_plan(unit=unit, titles=planned.plans_with(unit))
    spell, place = (_before(model, unit, event) for model in (UnitSpell, Placement))
    if place.parent_id != unit.parent_id and not by.may(Permission.CHANGE_UNIT, place.parent):
        raise NotAllowed(refusal(Permission.CHANGE_UNIT, place.parent))
    _check_fits(unit, Change(spell.name, spell.kind, place.parent, event.effective_on))
    note(before={"name": unit.name, "kind": unit.kind, "parent": unit.parent_id}, event=event.pk)
    rearranging.undo(by, event)
    unit.refresh_from_db()
    return unit


def _open(model, unit):
    return model.objects.filter(unit=unit).order_by("valid_from").last()


def _before(model, unit, event):
    """The dated row that held before the event: the one it ended, or today's where it touched none."""
    return model.objects.filter(unit=unit, ended_by=event).first() or _open(model, unit)


def _check_fits(unit, wanted):
    """The kind exists and stands under the superior on that day, and what stands in the unit has a place in it.

    A mere change of name asks neither: offices outlived the law that ended them by some months.
    """
    if wanted.kind == unit.kind and not wanted.moves(unit):
        return
    labels, nestings, on = units.kind_labels(), units.nestings(), wanted.effective_on
    spells = [(kind.key, kind.valid_from, kind.valid_until) for kind in units.all_kinds()]
    rules.check_kind_exists(kind=wanted.kind, on=on, spells=spells, labels=labels)
    if wanted.parent is not None:
        changing.check_place(wanted, unit=unit)
        rules.check_nesting(parent_kind=wanted.parent.kind, child_kind=wanted.kind, on=on, nestings=nestings, labels=labels)
    if wanted.kind != unit.kind:
        stands = queries.stands_since(unit, on)
        for child in stands.children:
            rules.check_child_kind(parent_kind=wanted.kind, child=child, nestings=nestings, labels=labels, on=on)
        standing.check_kind_holds(wanted.kind, labels.get(wanted.kind, wanted.kind), units.kind_levels().get(wanted.kind, 0), stands)
