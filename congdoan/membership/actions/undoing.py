"""Bỏ lần chuyển sinh hoạt ghi nhầm: một bên đề nghị, bên kia đồng ý hoặc giữ nguyên; ai quyết được cả hai nơi thì bỏ ngay."""

from congdoan.access.actions import action
from congdoan.membership import misrecording, queries
from congdoan.membership.actions import _endings, members, misrecords
from congdoan.membership.choices import Permission, TransferState
from congdoan.membership.models import Membership, Transfer
from congdoan.people import policies as recorded


@action(Permission.END_MEMBERSHIP, at="transfer.from_unit")
def undo_from(*, by, transfer, version, reason=""):
    """Đơn vị cũ bỏ lần chuyển ghi nhầm: asks the new unit, or carries out what that one asked for.

    Carried out at once by whoever decides at both units. The person is then a member of the old unit without a gap, as if nobody had moved: posts
    and pauses that had ended hold again; the membership at the new unit is kept beside the book. Refused: anything written at the new unit since.
    Returns the Transfer.
    """
    row = _locked(transfer, version)
    return _undo(by, row, reason, side=row.from_unit, both=by.may(Permission.ADMIT_MEMBER, row.to_unit))


@action(Permission.ADMIT_MEMBER, at="transfer.to_unit")
def undo_to(*, by, transfer, version, reason=""):
    """Đơn vị mới bỏ lần chuyển ghi nhầm: as ``undo_from``, from the other side."""
    row = _locked(transfer, version)
    return _undo(by, row, reason, side=row.to_unit, both=by.may(Permission.END_MEMBERSHIP, row.from_unit))


@action(Permission.END_MEMBERSHIP, at="transfer.from_unit")
def keep_from(*, by, transfer, version, reason=""):
    """Đơn vị cũ giữ nguyên lần chuyển: rút đề nghị bỏ của mình, hoặc không đồng ý bỏ.

    ``reason``: asked of who answers the other side, which reads it.
    """
    row = _locked(transfer, version)
    return _keep(by, row, reason, side=row.from_unit)


@action(Permission.ADMIT_MEMBER, at="transfer.to_unit")
def keep_to(*, by, transfer, version, reason=""):
    """Đơn vị mới giữ nguyên lần chuyển: rút đề nghị bỏ của mình, hoặc không đồng ý bỏ."""
    row = _locked(transfer, version)
    return _keep(by, row, reason, side=row.to_unit)


def check_may_undo(by, transfer):
    """Refused where the memberships are no longer as the move left them; (made, old) as they stand, locked.

    What the new unit wrote since is named to those alone who see its members; others are told how many rows.
    """
    rows = {
        row.pk: row for row in Membership.objects.filter(pk__in=[transfer.made_id, transfer.membership_id]).select_related("person", "unit")
    }
    made, old = rows.get(transfer.made_id), rows.get(transfer.membership_id)
    on = list(queries.moving_on_from(made)) if made is not None else []
    misrecording.check_may_undo(transfer=transfer, made=made, old=old, transfers=on)
    seen = by.may(Permission.VIEW_MEMBERS, transfer.to_unit)
    misrecords.check_nothing_hangs(made, reopened=old, keeper=None if seen else transfer.to_unit)
    return made, old


def _undo(by, transfer, reason, *, side, both):
    if not transfer.undo_waits:
        recorded.check_reason(reason)
    misrecording.check_asks_once(transfer=transfer, side=side)
    list(Membership.objects.select_for_update().filter(pk__in=[transfer.made_id, transfer.membership_id]).order_by("pk"))
    made, old = check_may_undo(by, transfer)
    agreed, transfer.kept_on, transfer.kept_reason = transfer.undo_waits, None, ""
    if not agreed:
        transfer.undo_unit, transfer.undo_asked_on, transfer.undo_reason = (None if both else side), by.today, reason
    if agreed or both:
        _carry_out(by, transfer, made, old)
    transfer.version += 1
    transfer.save()
    return transfer


def _carry_out(by, transfer, made, old):
    transfer.state, transfer.made, transfer.undo_asked_on = TransferState.UNDONE, None, by.today
    transfer.save()
    misrecords.put_away(by, made, transfer.undo_reason, transfer=transfer.pk)
    was = {old.pk: (old.valid_until, old.why_left)}
    old.valid_until, old.why_left, old.why_left_note, old.version = None, "", "", old.version + 1
    members.check_again(by, old)
    old.save(update_fields=["valid_until", "why_left", "why_left_note", "version"])
    _endings.follow(by, [old], was)


def _keep(by, transfer, reason, *, side):
    misrecording.check_keeps(transfer=transfer, side=side, reason=reason)
    if transfer.undo_unit_id == side.pk:
        transfer.undo_unit, transfer.undo_asked_on, transfer.undo_reason = None, None, ""
    else:
        transfer.kept_on, transfer.kept_reason = by.today, reason
    transfer.version += 1
    transfer.save()
    return transfer


def _locked(transfer, version):
    row = Transfer.objects.select_for_update(of=("self",)).select_related("person", "from_unit", "to_unit").get(pk=transfer.pk)
    recorded.check_unchanged(row, version)
    return row
