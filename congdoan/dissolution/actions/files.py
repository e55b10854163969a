"""Hồ sơ bàn giao: mở cho một đơn vị, cho mọi đơn vị của một phương án; sửa, bỏ."""

from django.utils.translation import gettext as _

from congdoan.access.actions import action, require_each
from congdoan.audit.notes import note
from congdoan.dissolution import policies, queries
from congdoan.dissolution.choices import FileState, Kind, Permission
from congdoan.dissolution.models import DissolutionFile, DissolutionLine
from congdoan.kernel import text
from congdoan.kernel.db import insert_all, update_all
from congdoan.people import policies as recorded
from congdoan.reorganization import queries as plans
from congdoan.reorganization.choices import PlanState
from congdoan.units import rearranged

STALE = _("Có người vừa sửa hồ sơ này. Xem bản mới rồi làm lại.")
VOID = _("Phương án đã hoàn tác hoặc bỏ.")
STANDING = (PlanState.SUBMITTED, PlanState.APPROVED, PlanState.CARRIED_OUT)


@action(Permission.OPEN_FILE, at="unit.decided_at")
def open_file(*, by, unit, closes_on, receiver=None, grounds=""):
    """Mở hồ sơ bàn giao của một đơn vị kết thúc.

    ``closes_on``: the first day on which it is no more; ``receiver``: the unit that takes over, its superior if none is said; ``grounds``: the
    decision, as people refer to it. Refused: a second file of the unit, a receiver inside it or ended, a day that the book contradicts.
    """
    receiver = receiver or unit.parent
    _put_away_void([unit.pk])
    held = queries.held_by([unit.pk]).first()
    policies.check_to_be_opened(unit=unit, receiver=receiver, closes_on=closes_on, held=held)
    (made,) = _write(by, [DissolutionFile(unit=unit, receiver=receiver, closes_on=closes_on, grounds=text.squeeze(grounds))])
    return made


@action(Permission.OPEN_FILE, at="plan.unit")
def open_for_plan(*, by, plan):
    """Mở hồ sơ bàn giao cho mọi đơn vị mà phương án giải thể, nhập đi.

    Units that have their file keep it; one that neither side has signed follows what the plan says of the receiver by now. Returns the plan.
    """
    ending = _ending(plan)
    policies.check_ends_units(ending)
    require_each(by=by, permission=Permission.OPEN_FILE, unit=plan.unit, units=[step.unit for step, _to in ending])
    _put_away_void([step.unit_id for step, _to in ending])
    missing, turned = _wanted(plan, ending)
    update_all(DissolutionFile, turned, ["receiver", "version"])
    grounds = plan.number and _("Quyết định %(number)s") % {"number": plan.number}
    new = [
        DissolutionFile(unit=step.unit, plan=plan, receiver=to, closes_on=plan.effective_on, grounds=grounds[:200]) for step, to in missing
    ]
    made = _write(by, new)
    note(opened=[one.pk for one in made], turned=[one.pk for one in turned])
    return plan


@action(Permission.OPEN_FILE, at="file.unit.decided_at")
def correct(*, by, file, version, closes_on, receiver, grounds=""):
    """Sửa ngày kết thúc, nơi nhận, căn cứ của hồ sơ; while neither side has signed."""
    file = locked(file, version)
    policies.check_open(file=file)
    policies.check_receiver(unit=file.unit, receiver=receiver)
    others = DissolutionFile(unit=file.unit, receiver=receiver, closes_on=closes_on)
    policies.check_to_be_opened(unit=others.unit, receiver=receiver, closes_on=closes_on, held=None)
    file.receiver_by_hand = file.receiver_by_hand or receiver.pk != file.receiver_id
    file.receiver, file.closes_on, file.grounds = receiver, closes_on, text.squeeze(grounds)
    return save(file)


@action(Permission.OPEN_FILE, at="file.unit.decided_at")
def cancel(*, by, file, version, reason):
    """Bỏ hồ sơ mở nhầm; nó còn trong danh sách cùng lý do."""
    file = locked(file, version)
    policies.check_step_to(state=file.state, to=FileState.CANCELLED)
    file.state, file.reason = FileState.CANCELLED, text.squeeze(reason)
    return save(file)


def locked(file, version):
    """The file as it stands now, locked; Conflict if it is no longer the version that was read."""
    current = DissolutionFile.objects.select_for_update(of=("self",)).select_related("unit__parent", "receiver", "plan").get(pk=file.pk)
    recorded.check_unchanged(current, version, STALE)
    return current


def save(file):
    """Writes a changed file."""
    file.version += 1
    file.save()
    return file


def _ending(plan):
    """[(Step, the unit that takes over)] of the units that a standing plan ends, in order."""
    if plan.state not in STANDING:
        return []
    steps = [step for step in plans.ending_steps([plan.pk]) if step.unit_id is not None]
    places = rearranged.by_codes({step.target_code.upper() for step in steps if step.target_code})
    found = []
    for step in steps:
        to = places.get(step.target_code.upper()) if step.target_code else None
        living = to is not None and to.closed_on is None and to.pk != step.unit_id
        found.append((step, to if living else step.unit.parent or plan.unit))
    return found


def wanting(plan):
    """True while a unit that the plan ends has no file, or one that does not follow the plan yet."""
    return any(_wanted(plan, _ending(plan)))


def _wanted(plan, ending):
    """([(Step, receiver)] without a file, [file] with the receiver of now)."""
    held = {one.unit_id: one for one in queries.held_by([step.unit_id for step, _to in ending]).exclude(queries.VOID)}
    missing, turned = [pair for pair in ending if pair[0].unit_id not in held], []
    for step, to in ending:
        one = held.get(step.unit_id)
        follows = one is not None and one.plan_id == plan.pk and one.state == FileState.OPEN and not one.receiver_by_hand
        if follows and one.receiver_id != to.pk:
            one.receiver, one.version = to, one.version + 1
            turned.append(one)
    return missing, turned


def _put_away_void(unit_ids):
    """Files of plans that came to nothing make room for the next."""
    void = queries.held_by(unit_ids).filter(queries.VOID)
    DissolutionFile.objects.filter(pk__in=[one.pk for one in void]).update(state=FileState.CANCELLED, reason=VOID)


def _write(by, new):
    for one in new:
        one.recorded_by, one.recorded_at = by.person, by.now
    made = insert_all(DissolutionFile, new)
    kinds = [kind for kind in Kind if kind != Kind.OTHER]
    insert_all(DissolutionLine, [DissolutionLine(file=one, kind=kind, place=place) for one in made for place, kind in enumerate(kinds, 1)])
    return made
