"""Bàn giao chức vụ: drawn up from the records, ticked line by line, signed by who hands over, then by who takes over."""

from congdoan.access.actions import action
from congdoan.audit.notes import note
from congdoan.handovers import drawing, policies, queries
from congdoan.handovers.choices import Permission
from congdoan.handovers.models import PostHandover
from congdoan.handovers.policies import GIVES, TAKES
from congdoan.people import policies as recorded


@action(Permission.RECORD_HANDOVER, at="appointment.unit")
def draw(*, by, appointment, receiver):
    """Lập danh mục bàn giao chức vụ.

    ``receiver``: the Person who takes over. The lines are what the records say is open in the post today. Refused: to oneself, to somebody
    without a post there, a second one while the first of that post is not signed by both.
    """
    policies.check_may_draw(by=by, appointment=appointment, receiver=receiver)
    offered = {row.person_id for row in queries.receivers(appointment=appointment, today=by.today)}
    policies.check_receiver(appointment=appointment, receiver=receiver, offered=offered)
    policies.check_none_open(queries.is_open(appointment))
    lines = drawing.lines(by=by, appointment=appointment, receiver=receiver)
    note(giver=appointment.person_id, receiver=receiver.pk, lines=len(lines))
    return PostHandover.objects.create(
        unit=appointment.unit, post=appointment.post, giver=appointment.person, receiver=receiver, held_from=appointment.valid_from,
        held_until=appointment.valid_until, drawn_on=by.today, lines=lines, recorded_by=by.person, recorded_at=by.now,
    )  # fmt: skip


@action(Permission.RECORD_HANDOVER, at="handover.unit")
def fill(*, by, handover, version, lines, more=""):
    """Đánh dấu từng mục bàn giao.

    ``lines``: [{"given", "note", "taken", "remark"}] in the order of the list, of which each side writes its own; ``more``: one line that the
    records do not know. What the giver has signed is not changed any more.
    """
    row = _locked(handover, version)
    sides = policies.check_takes_part(by=by, handover=row)
    policies.check_open(row)
    policies.check_lines(row, lines)
    mine = {}
    if GIVES in sides and row.given_at is None:
        mine |= dict.fromkeys(("given", "note"))
    if TAKES in sides:
        mine |= dict.fromkeys(("taken", "remark"))
    row.lines = [{**line, **{name: said[name] for name in mine}} for line, said in zip(row.lines, lines, strict=True)]
    policies.check_none_taken_before_given(row.lines)
    if more and row.given_at is None:
        row.lines.append(drawing.added(more))
    return _saved(row)


@action(Permission.RECORD_HANDOVER, at="handover.unit")
def give(*, by, handover, version, why=""):
    """Ký bên giao.

    Every line is ticked, or its remark says why not. ``why``: needed of a third who signs for somebody that is away.
    """
    row = _locked(handover, version)
    policies.check_side(by=by, handover=row, side=GIVES, why=why)
    policies.check_may_give(row)
    row.given_at, row.given_by, row.given_why = by.now, by.person, why
    return _saved(row)


@action(Permission.RECORD_HANDOVER, at="handover.unit")
def take(*, by, handover, version, why=""):
    """Ký bên nhận.

    After the one who hands over; then the list stands as it is. ``why`` as for ``give``.
    """
    row = _locked(handover, version)
    policies.check_side(by=by, handover=row, side=TAKES, why=why)
    policies.check_may_take(row)
    row.received_at, row.received_by, row.received_why = by.now, by.person, why
    note(left=len(row.left))
    return _saved(row)


@action(Permission.RECORD_HANDOVER, at="handover.unit")
def settle(*, by, handover, version, settled):
    """Ghi mục giao nốt sau khi đã ký biên bản.

    ``settled``: numbers of lines that had stayed open and were handed over by today.
    """
    row = _locked(handover, version)
    policies.check_may_settle(by=by, handover=row)
    open_then = row.left
    for number in settled:
        if row.lines[number] in open_then:
            row.lines[number]["settled_on"] = by.today.isoformat()
    note(settled=sorted(settled))
    return _saved(row)


@action(Permission.RECORD_HANDOVER, at="handover.unit")
def cancel(*, by, handover, version, reason):
    """Bỏ một lần bàn giao lập nhầm; only before both have signed."""
    row = _locked(handover, version)
    policies.check_may_cancel(by=by, handover=row)
    recorded.check_reason(reason)
    row.cancelled_on, row.cancel_reason = by.today, reason
    return _saved(row)


def _locked(handover, version):
    row = queries.to_change(handover.pk)
    recorded.check_unchanged(row, version)
    return row


def _saved(row):
    row.version += 1
    row.save()
    return row
