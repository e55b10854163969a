"""Chuyển sinh hoạt: đơn vị mới đề nghị, đơn vị cũ xác nhận hoặc trả lời chưa chuyển, đơn vị mới rút lại."""

from congdoan.access.actions import action
from congdoan.membership import moving, policies, queries
from congdoan.membership.actions import _endings
from congdoan.membership.choices import How, Permission, TransferState, WhyLeft
from congdoan.membership.models import Membership, Transfer
from congdoan.people import policies as recorded
from congdoan.units import queries as units


@action(Permission.ADMIT_MEMBER, at="unit")
def ask(*, by, unit, full_name, birth, number, moves_on, job_title="", note=""):
    """Đề nghị chuyển một đoàn viên về đơn vị.

    The member shows the card: ``number`` (identity or member number), ``full_name`` and ``birth`` (ApproximateDate) must all be those of one
    open membership, otherwise nothing is told. ``moves_on``: first day at the new unit, by today. Nothing changes until the old unit answers.
    """
    found = queries.open_membership_of(full_name=full_name, birth=birth, number=number)
    sees = by.scope(Permission.VIEW_MEMBERS).contains
    if found is None:
        gone = queries.ended_membership_of(full_name=full_name, birth=birth, number=number)
        moving.check_not_gone(gone, tells=gone is not None and sees(gone.unit))
    moving.check_found(found)
    policies.check_unit(unit=unit, level=units.kind_levels().get(unit.kind, 0), valid_from=moves_on, valid_until=None)
    moving.check_may_move(
        unit=unit, since=found.valid_from, moves_on=moves_on, today=by.today, same=found.unit_id == unit.pk, tells=sees(found.unit)
    )
    moving.check_none_asked(queries.transfer_asked(found.person_id))
    return Transfer.objects.create(
        person=found.person, membership=found, from_unit=found.unit, to_unit=unit, moves_on=moves_on, job_title=job_title, note=note,
        asked_on=by.today, recorded_by=by.person, recorded_at=by.now,
    )  # fmt: skip


@action(Permission.END_MEMBERSHIP, at="transfer.from_unit")
def confirm(*, by, transfer, version):
    """Đồng ý cho chuyển sinh hoạt: thời gian ở đơn vị cũ hết đúng hôm trước ngày về đơn vị mới.

    The member number and the day of joining the union go along; posts in the union that is left end. Refused: answered already, the person
    has left meanwhile.
    """
    transfer = _locked(transfer, version, TransferState.CONFIRMED)
    old = Membership.objects.select_for_update(of=("self",)).select_related("person", "unit").get(pk=transfer.membership_id)
    moving.check_still_there(membership=old, moves_on=transfer.moves_on)
    level = units.kind_levels().get(transfer.to_unit.kind, 0)
    policies.check_unit(unit=transfer.to_unit, level=level, valid_from=transfer.moves_on, valid_until=None)
    inside = _endings.same_union(old.unit, transfer.to_unit)
    old.why_left = WhyLeft.MOVED_GROUP if inside else WhyLeft.TRANSFERRED
    old.valid_until, old.version = transfer.moves_on, old.version + 1
    old.save(update_fields=["valid_until", "why_left", "version"])
    transfer.made = Membership.objects.create(
        person=old.person, unit=transfer.to_unit, union_joined_on=old.union_joined_on, union_joined_precision=old.union_joined_precision,
        how=How.TRANSFERRED, valid_from=transfer.moves_on, member_number=old.member_number, job_title=transfer.job_title,
        recorded_by=by.person, recorded_at=by.now,
    )  # fmt: skip
    _endings.follow(by, [old], {})
    return _answered(by, transfer, TransferState.CONFIRMED)


@action(Permission.END_MEMBERSHIP, at="transfer.from_unit")
def decline(*, by, transfer, version, reason):
    """Trả lời là chưa chuyển được, kèm lý do; đoàn viên vẫn ở đơn vị cũ."""
    transfer = _locked(transfer, version, TransferState.DECLINED)
    moving.check_reason(reason)
    transfer.reason = reason
    return _answered(by, transfer, TransferState.DECLINED)


@action(Permission.ADMIT_MEMBER, at="transfer.to_unit")
def call_back(*, by, transfer, version, reason=""):
    """Rút đề nghị chuyển sinh hoạt khi đơn vị cũ chưa trả lời."""
    transfer = _locked(transfer, version, TransferState.CALLED_BACK)
    transfer.reason = reason
    return _answered(by, transfer, TransferState.CALLED_BACK)


def _locked(transfer, version, to):
    row = Transfer.objects.select_for_update(of=("self",)).select_related("person", "from_unit", "to_unit").get(pk=transfer.pk)
    moving.check_step(row, to)
    recorded.check_unchanged(row, version)
    return row


def _answered(by, transfer, state):
    transfer.state, transfer.answered_on, transfer.answered_by = state, by.today, by.person
    transfer.version += 1
    transfer.save()
    return transfer
