"""Thay đổi theo quyết định: a unit gets another name, kind or superior from a day on; what it was before stays as it was."""

from django.db.models import Value
from django.db.models.functions import Concat, Substr
from django.utils.translation import gettext_lazy as _

from congdoan.access.actions import action, refusal
from congdoan.audit.notes import note
from congdoan.kernel import text
from congdoan.kernel.errors import NotAllowed
from congdoan.organization import changing, queries, standing
from congdoan.organization.actions import appointments
from congdoan.organization.changing import Change
from congdoan.organization.choices import Permission
from congdoan.people import policies as recorded
from congdoan.units import policies as rules
from congdoan.units import queries as units
from congdoan.units.models import Decision, Placement, Unit, UnitSpell
from congdoan.units.tree import path

_STALE = _("Có người vừa sửa đơn vị này. Xem bản mới rồi ghi lại.")


@action(Permission.CHANGE_UNIT, at="unit.decided_at")
def change(*, by, unit, version, name, kind, parent, effective_on, decision, signed_on=None, issuer=""):
    """Đổi tên, loại, cấp trên của đơn vị theo quyết định.

    From ``effective_on`` on, which may lie before ``signed_on`` but not after today. ``parent``: the superior Unit, where ``by`` needs the
    same right; ``decision``: its number; ``issuer``: who issued it. Members, posts and figures stay where they are: days before keep the
    old name and superior. Refused: nothing changes, a day not after the last change, a kind that has no place there or no place for
    what stands in the unit, a superior below the unit. Conflict if ``version`` is not the current one.
    """
    unit, parent = _locked(unit), parent and _locked(parent)
    recorded.check_unchanged(unit, version, _STALE)
    wanted = Change(text.squeeze(name), kind, parent, effective_on)
    if wanted.moves(unit) and not by.may(Permission.CHANGE_UNIT, parent):
        raise NotAllowed(refusal(Permission.CHANGE_UNIT, parent))
    spell, place = _open(UnitSpell, unit), _open(Placement, unit)
    changing.check_change(wanted, unit=unit, spelled_on=spell.valid_from, placed_on=place.valid_from, today=by.today)
    _check_fits(unit, wanted)
    made = _decision(decision, signed_on, text.squeeze(issuer), effective_on, by.today)
    if wanted.respells(unit):
        _next(spell, effective_on, decision=made, name=wanted.name, kind=wanted.kind)
    if wanted.moves(unit):
        _next(place, effective_on, decision=made, parent=parent)
    note(before={"name": unit.name, "kind": unit.kind, "parent": unit.parent_id}, decision=made.pk)
    _rewrite(unit, wanted.name, wanted.kind, parent)
    return unit


@action(Permission.CHANGE_UNIT, at="unit.decided_at")
def take_back(*, by, unit, version):
    """Bỏ lần đổi tên, loại, cấp trên mới nhất, vì ghi nhầm: the unit is again what it was before.

    Needs the right at the superior that it had before, too. Conflict if ``version`` is not the current one.
    """
    unit = _locked(unit)
    day = queries.last_change(unit)
    changing.check_may_take_back(unit=unit, day=day)
    recorded.check_unchanged(unit, version, _STALE)
    before = {"name": unit.name, "kind": unit.kind, "parent": unit.parent_id}
    spell, place = (_reopened(model, unit, day) for model in (UnitSpell, Placement))
    if place.parent_id != unit.parent_id and not by.may(Permission.CHANGE_UNIT, place.parent):
        raise NotAllowed(refusal(Permission.CHANGE_UNIT, place.parent))
    _check_fits(unit, Change(spell.name, spell.kind, place.parent, day))
    note(before=before)
    _rewrite(unit, spell.name, spell.kind, place.parent)
    return unit


def _locked(unit):
    """The unit as it is, locked; with the root's row first, as founders lock it, for paths are written and no two moves may cross."""
    list(Unit.objects.select_for_update().filter(path=unit.path[:5]))
    return Unit.objects.select_for_update(of=("self",)).select_related("parent").get(pk=unit.pk)


def _open(model, unit):
    return model.objects.filter(unit=unit).order_by("valid_from").last()


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


def _decision(number, signed_on, issuer, effective_on, today):
    """The Decision of that number and issuer, made if it is new."""
    number = text.squeeze(number)
    known = list(Decision.objects.filter(number=number).order_by("pk"))
    changing.check_decision(number=number, signed_on=signed_on, issuer=issuer, known=known, today=today)
    same = next((one for one in known if (one.issuer, one.signed_on, one.effective_on) == (issuer, signed_on, effective_on)), None)
    return same or Decision.objects.create(number=number, signed_on=signed_on, issuer=issuer, effective_on=effective_on)


def _next(row, day, **facts):
    """Ends a dated row and begins the one after it."""
    row.valid_until = day
    row.save(update_fields=["valid_until"])
    type(row).objects.create(unit=row.unit, valid_from=day, **facts)


def _reopened(model, unit, day):
    """The row that held before the change of that day, open again; today's if that change did not touch it."""
    last = _open(model, unit)
    if last.valid_from != day:
        return last
    last.delete()
    Decision.objects.filter(pk=last.decision_id, placement__isnull=True, unitspell__isnull=True).delete()
    before = _open(model, unit)
    before.valid_until = None
    before.save(update_fields=["valid_until"])
    return before


def _rewrite(unit, name, kind, parent):
    """Today's name, kind and place; the paths of all below in one statement, the rows of members in none."""
    was, kind_was = unit.path, unit.kind
    unit.name, unit.search_key, unit.kind, unit.parent = name, text.fold(name), kind, parent
    unit.path, unit.version = path(parent.path if parent else "", unit.serial), unit.version + 1
    unit.save(update_fields=["name", "search_key", "kind", "parent", "version"])
    if unit.path != was:
        Unit.objects.filter(units.today_q(was)).update(path=Concat(Value(unit.path), Substr("path", len(was) + 1)))
    if kind != kind_was:
        appointments.grant_anew(list(queries.appointments_at([unit.pk]).select_related("unit")))
