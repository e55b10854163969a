"""Đơn vị: lập, sửa, kết thúc. One unit or a whole book of them; both ways go through the same dated rows."""

from django.db.models import Max, ProtectedError
from django.utils.translation import gettext as _

from congdoan.access.actions import action, require_each
from congdoan.audit.notes import note
from congdoan.kernel import dates, text
from congdoan.kernel.db import insert_all, update_all
from congdoan.kernel.errors import Refused
from congdoan.organization import changing, judging, planned, policies, queries
from congdoan.organization.actions import _dated, appointments, decisions
from congdoan.organization.choices import Permission
from congdoan.people import policies as recorded
from congdoan.units import policies as rules
from congdoan.units import queries as units
from congdoan.units.models import Decision, Employer, Event, Placement, Unit, UnitEmployer, UnitSpell
from congdoan.units.tree import path

OF_PLANS = ("name", "kind", "founded_on", "closed_on")
"""What of a unit is not corrected while a plan that waits holds it."""


@action(Permission.FOUND_UNIT, at="parent")
def found(*, by, parent, code, name, kind, founded_on, employer="", sector="", decision="", signed_on=None, issuer=""):
    """Lập đơn vị mới dưới một cấp trên.

    ``employer``, ``sector``: name and kind of the employing body; ``decision``, ``signed_on``, ``issuer``: the decision that founds it, where
    there is one. Refused if the code is taken, the kind did not exist on that day or may not stand under the parent's.
    """
    row = {
        "code": code,
        "name": name,
        "kind": kind,
        "parent": parent,
        "founded_on": founded_on,
        "employer": employer,
        "sector": sector,
        "decision": decision,
        "signed_on": signed_on,
        "issuer": issuer,
    }
    return _found([row], by.today)[0]


@action(Permission.FOUND_UNIT, at="unit")
def found_all(*, by, unit, rows):
    """Lập nhiều đơn vị một lần.

    ``rows``: dicts as ``found`` takes, with ``parent`` (a Unit) or ``parent_code`` (one in the database or in these rows, in any
    order; neither = directly under ``unit``) and ``closed_on`` (exclusive). Returns the units in the order given.
    """
    known = {each.code.upper(): each for each in units.subtree(unit)}
    for row in rows:
        row.setdefault("parent", known.get(row["parent_code"].upper()) if row.get("parent_code") else unit)
        row["listed"] = True
    parents = {row["parent"] for row in rows if row["parent"] is not None}
    require_each(by=by, permission=Permission.FOUND_UNIT, unit=unit, units=parents)
    made = _found(rows, by.today)
    note(rows=[each.pk for each in made])
    return made


@action(Permission.FOUND_UNIT, at="unit")
def correct(*, by, unit, version, name, kind, founded_on, employer="", sector="", decision="", signed_on=None, issuer=""):
    """Sửa thông tin đơn vị ghi sai (không phải đổi tên theo quyết định)."""
    unit = Unit.objects.select_for_update(of=("self",)).get(pk=unit.pk)
    recorded.check_unchanged(unit, version, _("Có người vừa sửa đơn vị này. Xem bản mới rồi sửa lại."))
    changing.check_in_no_plan(unit=unit, titles=planned.plans_with(unit))
    facts = {
        "name": name,
        "kind": kind,
        "founded_on": founded_on,
        "closed_on": unit.closed_on,
        "employer": employer,
        "sector": sector,
        "decision": decision,
        "signed_on": signed_on,
        "issuer": issuer,
    }
    _correct({unit.pk: facts}, by)
    unit.refresh_from_db()
    return unit


@action(Permission.FOUND_UNIT, at="unit")
def correct_all(*, by, unit, rows):
    """Sửa nhiều đơn vị một lần. ``rows``: {pk: facts as ``correct`` takes, with closed_on (exclusive)}."""
    found = list(units.units().filter(pk__in=rows))
    require_each(by=by, permission=Permission.FOUND_UNIT, unit=unit, units=found)
    touched = [each for each in found if any(getattr(each, name) != rows[each.pk][name] for name in OF_PLANS)]
    held = planned.plans_with_each(touched)
    for each in touched:
        changing.check_in_no_plan(unit=each, titles=held.get(each.pk, ()))
    note(rows=sorted(rows))
    return _correct(rows, by)


@action(Permission.FOUND_UNIT, at="unit")
def close(*, by, unit, last_day, decision="", signed_on=None, issuer=""):
    """Kết thúc hoạt động của đơn vị; chức vụ và quyền giao ở đó thôi từ hôm sau.

    ``decision``, ``signed_on``, ``issuer``: the decision that ends it; a group may end without one. Refused while members stand at it, units below it are alive, or a post there begins later.
    """
    unit = Unit.objects.select_for_update(of=("self",)).get(pk=unit.pk)
    changing.check_in_no_plan(unit=unit, titles=planned.plans_with(unit))
    closed_on = dates.day_after(last_day)
    below = [each for each in units.subtree(unit, on=closed_on) if each.pk != unit.pk]
    stands = queries.stands_at([unit.pk])[unit.pk]
    policies.check_may_close(unit=unit, closed_on=closed_on, open_below=below, members=stands.members, posts=stands.posts)
    changing.check_closing_paper(unit=unit, number=text.squeeze(decision))
    paper = decisions.named(by=by, unit=unit, number=decision, signed_on=signed_on, issuer=issuer, effective_on=closed_on)
    if paper is not None:
        unit.closed_by = Event.objects.create(decision=paper, effective_on=closed_on, recorded_by=by.person, recorded_at=by.now)
    _dated.end([unit], closed_on)
    appointments.end_those_of(unit, closed_on)
    unit.closed_on, unit.version = closed_on, unit.version + 1
    unit.save(update_fields=["closed_on", "closed_by", "version"])
    return unit


@action(Permission.FOUND_UNIT, at="unit")
def withdraw_all(*, by, unit, pks):
    """Bỏ các đơn vị vừa lập nhầm (hoàn tác), nếu chưa có gì đứng ở đó."""
    found = list(Unit.objects.filter(pk__in=pks).order_by("-path"))
    require_each(by=by, permission=Permission.FOUND_UNIT, unit=unit, units=found)
    note(rows=sorted(pks))
    for model in (Placement, UnitSpell, UnitEmployer):
        model.objects.filter(unit_id__in=pks).delete()
    for each in found:
        try:
            each.delete()
        except ProtectedError as problem:
            raise Refused(_("%(unit)s đã có người hoặc việc ghi ở đó; gỡ những dòng ấy trước.") % {"unit": each.name}) from problem


@action(Permission.FOUND_UNIT, at="unit")
def drop_papers(*, by, unit, papers, employers):
    """Bỏ quyết định, cơ quan không còn đơn vị nào nhắc đến (hoàn tác). ``papers``, ``employers``: ids of those in question."""
    idle = Decision.objects.filter(pk__in=papers, placement__isnull=True, unitspell__isnull=True, event__isnull=True)
    while idle:
        try:
            idle.delete()
        except ProtectedError as problem:  # a fact, an application, a scan still names some
            held = {getattr(row, name, None) for row in problem.protected_objects for name in ("decision_id", "end_decision_id")}
            idle = idle.exclude(pk__in=held - {None})
        else:
            break
    Employer.objects.filter(pk__in=employers, unions__isnull=True).delete()


def _found(rows, today):
    """Checks and writes the rows, superiors first, level by level; returns units in the order of ``rows``."""
    kinds, nestings, labels = list(units.all_kinds()), units.nestings(), units.kind_labels()
    spells = [(kind.key, kind.valid_from, kind.valid_until) for kind in kinds]
    taken = queries.codes_taken()
    for row in rows:
        row["code"] = text.squeeze(row["code"])
        policies.check_code(code=row["code"], taken=taken)
        rules.check_kind_exists(kind=row["kind"], on=row["founded_on"], spells=spells, labels=labels)
        taken.add(row["code"].upper())

    def check(row, parent):
        policies.check_unit_dates(founded_on=row["founded_on"], closed_on=row.get("closed_on"), parent=parent, today=today)
        rules.check_nesting(parent_kind=parent.kind, child_kind=row["kind"], on=row["founded_on"], nestings=nestings, labels=labels)

    return write(rows, check=check, today=today)


def write(rows, *, check=None, event=None, today=None):
    """Writes new units, superiors first, level by level, with their first dated rows; returns them in the order of ``rows``.

    ``check(row, parent)`` judges a row before it is written; ``event``: the one by which they are founded, with its decision.
    """
    made = {}
    for level in _levels(rows):
        for row in level:
            row["parent"] = row.get("parent") or made[row["parent_code"].upper()]
            if check is not None:
                check(row, row["parent"])
        made |= {unit.code.upper(): unit for unit in _insert(level, event)}
    founded = [made[row["code"].upper()] for row in rows]
    _dated.begin(founded, rows, event, today)
    return founded


def _levels(rows):
    """Lists of rows whose parent is known, then those under them, and so on. Refused if a parent is nowhere to be found."""
    waiting, known = list(rows), set()
    while waiting:
        level = [row for row in waiting if row.get("parent") is not None or (row.get("parent_code") or "").upper() in known]
        if not level:
            raise Refused(
                _("Không có đơn vị mã “%(code)s” để %(unit)s trực thuộc.")
                % {"code": waiting[0].get("parent_code") or "", "unit": waiting[0]["name"]},
                field="parent",
            )
        known |= {row["code"].upper() for row in level}
        ready = set(map(id, level))
        waiting = [row for row in waiting if id(row) not in ready]
        yield level


def _insert(level, event):
    """Writes one level of the tree; the root's row is locked, so that two founders do not take one serial number."""
    first = level[0]["parent"]
    list(Unit.objects.select_for_update().filter(path=first.path[:5]))
    serial = Unit.objects.aggregate(last=Max("serial"))["last"] or 0
    rows = [
        Unit(
            code=row["code"],
            name=row["name"],
            search_key=text.fold(row["name"]),
            kind=row["kind"],
            parent=row["parent"],
            serial=serial + place,
            path=path(row["parent"].path, serial + place),
            founded_on=row["founded_on"],
            closed_on=row.get("closed_on"),
            founded_by=event,
        )
        for place, row in enumerate(level, 1)
    ]
    return insert_all(Unit, rows)


def _correct(rows, by):
    """Writes corrected facts to units and to the dated rows of today's spell."""
    changed = list(Unit.objects.filter(pk__in=rows).select_related("parent", "closed_by").order_by("path"))
    stands = queries.stands_at([unit.pk for unit in changed])
    for _unit, refused in judging.refusals(changed, rows, stands, by.today):
        raise refused
    _close_with(changed, rows, stands)
    _dated.correct(changed, rows, by.today)
    was = {unit.pk: unit.kind for unit in changed}
    for unit in changed:
        facts = rows[unit.pk]
        _end_event(unit, facts["closed_on"], by)
        unit.name, unit.kind, unit.search_key = facts["name"], facts["kind"], text.fold(facts["name"])
        unit.founded_on, unit.closed_on, unit.version = facts["founded_on"], facts["closed_on"], unit.version + 1
    update_all(Unit, changed, ["name", "search_key", "kind", "founded_on", "closed_on", "closed_by", "version"])
    other_kind = [unit.pk for unit in changed if unit.kind != was[unit.pk]]
    appointments.grant_anew(list(queries.appointments_at(other_kind).select_related("unit")) if other_kind else [])
    return changed


def _end_event(unit, closed_on, by):
    """An end corrected moves the day of the event by which it was recorded; one taken back undoes it. What a plan did is the plan's."""
    event = unit.closed_by
    if event is None or closed_on == unit.closed_on:
        return
    if not event.about:
        event.effective_on, event.undone_at = closed_on or event.effective_on, None if closed_on else by.now
        event.save(update_fields=["effective_on", "undone_at"])
    unit.closed_by = event if closed_on else None


def _close_with(changed, rows, stands):
    """A correction that gives a unit another last day ends it like ``close``; units below may end in the same correction.

    What had ended with the day that was wrong holds again first.
    """
    for unit in changed:
        closed_on = rows[unit.pk]["closed_on"]
        if closed_on == unit.closed_on:
            continue
        if unit.closed_on is not None:
            appointments.give_back_those_of(unit, unit.closed_on)
        if closed_on is None:
            continue
        ending = {pk for pk, facts in rows.items() if facts["closed_on"] and facts["closed_on"] <= closed_on}
        below = [each for each in units.subtree(unit, on=closed_on) if each.pk not in ending | {unit.pk}]
        posts, members, again = stands[unit.pk].posts, stands[unit.pk].members, unit.closed_on is not None
        policies.check_may_close(unit=unit, closed_on=closed_on, open_below=below, members=members, posts=posts, again=again)
        changing.check_closed_by_hand(unit=unit, again=again, planned=again and bool(unit.closed_by and unit.closed_by.about))
        appointments.end_those_of(unit, closed_on)
