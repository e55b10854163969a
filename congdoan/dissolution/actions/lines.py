"""Các mục bàn giao: ghi một mục đã xong, không có, còn mở; thêm một việc."""

from django.db.models import Max
from django.utils.translation import gettext as _

from congdoan.access.actions import action
from congdoan.audit.notes import note
from congdoan.dissolution import policies, queries, told
from congdoan.dissolution.actions import files
from congdoan.dissolution.choices import Kind, LineState, Permission
from congdoan.dissolution.models import DissolutionLine
from congdoan.kernel import text
from congdoan.kernel.db import update_all
from congdoan.people import policies as recorded

STALE = _("Có người vừa ghi mục này. Xem bản mới rồi ghi lại.")


@action(Permission.SETTLE_LINE, at="line.file.unit")
def settle(*, by, line, version, state, amount=None, receiver="", proof="", remark=""):
    """Ghi một mục bàn giao: đã xong, không có, hay còn mở.

    ``receiver``: who takes it; ``proof``: the voucher or paper; ``amount``: đồng, of debts, goods and other matters alone. Refused where the
    books say otherwise: members without a destination, applications waiting, a fund that is said not to be there.
    """
    line = _locked(line, version)
    policies.check_open(file=line.file)
    policies.check_amount(kind=line.kind, amount=amount)
    receiver, proof = text.squeeze(receiver), text.squeeze(proof)
    said = told.of([line.file], by.today)[line.file_id].get(Kind(line.kind))
    policies.check_settled(kind=line.kind, state=state, told=said, receiver=receiver, proof=proof, amount=amount)
    note(kind=str(line.kind), before=str(line.state), state=str(state))
    line.state, line.amount, line.receiver, line.proof, line.remark = state, amount, receiver, proof, text.squeeze(remark)
    open_now = state == LineState.OPEN
    line.ticked_by, line.ticked_at = (None, None) if open_now else (by.person, by.now)
    line.version += 1
    line.save()
    files.save(line.file)  # who is about to sign has read another page
    return line


@action(Permission.SETTLE_LINE, at="file.unit")
def settle_empty(*, by, file, version):
    """Ghi “không có” cho mọi mục mà sổ không ghi gì.

    Matters of which the books say nothing, by their nature, stay open: somebody looks at them. Returns the file.
    """
    file = files.locked(file, version)
    policies.check_open(file=file)
    said = told.of([file], by.today)[file.pk]
    empty = [
        line for line in queries.lines([file.pk]) if line.state == LineState.OPEN and line.kind in said and not said[Kind(line.kind)].count
    ]
    policies.check_any_empty(empty)
    for line in empty:
        line.state, line.ticked_by, line.ticked_at, line.version = LineState.NONE, by.person, by.now, line.version + 1
    update_all(DissolutionLine, empty, ["state", "ticked_by", "ticked_at", "version"])
    note(lines=[line.pk for line in empty])
    return files.save(file)


@action(Permission.SETTLE_LINE, at="file.unit")
def add(*, by, file, version, title, amount=None, remark=""):
    """Thêm một việc phải bàn giao mà sổ không ghi."""
    file = files.locked(file, version)
    policies.check_open(file=file)
    last = file.lines.aggregate(last=Max("place"))["last"] or 0
    line = DissolutionLine.objects.create(
        file=file, kind=Kind.OTHER, place=last + 1, title=text.squeeze(title), amount=amount, remark=text.squeeze(remark)
    )
    files.save(file)
    return line


@action(Permission.SETTLE_LINE, at="line.file.unit")
def remove(*, by, line, version):
    """Bỏ một việc thêm nhầm."""
    line = _locked(line, version)
    policies.check_open(file=line.file)
    policies.check_added(kind=line.kind)
    note(title=line.title)
    DissolutionLine.objects.filter(pk=line.pk).delete()
    return files.save(line.file)


def _locked(line, version):
    current = DissolutionLine.objects.select_for_update(of=("self",)).select_related("file__unit", "file__plan").filter(pk=line.pk).first()
    if current is None:
        policies.refuse_gone()
    recorded.check_unchanged(current, version, STALE)
    return current
