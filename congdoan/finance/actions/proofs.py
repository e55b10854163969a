"""Người nhận ký tên, ảnh và danh sách đã ký của một lần trao."""

from django.utils.translation import gettext as _

from congdoan.access.actions import action
from congdoan.attachments import judging
from congdoan.audit.notes import note
from congdoan.finance import policies
from congdoan.finance.actions import records
from congdoan.finance.choices import Permission, ProofKind
from congdoan.finance.models import HandoverFile, Recipient
from congdoan.kernel import text
from congdoan.kernel.db import insert_all
from congdoan.people import policies as recorded
from congdoan.people.actions import taking_out


@action(Permission.RECORD_HANDOVER, at="handover.unit")
def name_recipients(*, by, handover, version, recipients):
    """Ghi người nhận của một lần trao.

    ``recipients``: [(name, note)] in the order of the list that they sign; they take the place of those named before.
    """
    found = records.current(handover)
    recorded.check_correctable(found, version)
    signed = found.files.standing().filter(kind=ProofKind.SIGNED).exists()
    policies.check_recipients(recipients, signed=signed)
    found.recipients.all().delete()
    rows = [Recipient(handover=found, number=number, name=name, note=words) for number, (name, words) in enumerate(recipients, start=1)]
    insert_all(Recipient, rows)
    found.version += 1
    found.save(update_fields=["version"])
    note(named=len(rows))
    return found


@action(Permission.RECORD_HANDOVER, at="handover.unit")
def put(*, by, handover, kind, files):
    """Đưa ảnh, danh sách đã ký của một lần trao vào hồ sơ.

    ``kind``: a ProofKind value; ``files``: bytes with a ``name`` each. Returns the handover, with ``put`` and ``known``: how many were new, how many were there.
    """
    found = records.current(handover)
    policies.check_stands(found)
    there = {row.sha256 for row in found.files.standing().defer("content")}
    fresh, known = judging.read(files, there=there, most=policies.MOST_PROOFS, of=_("Một lần trao"))
    made = [HandoverFile.objects.create(handover=found, kind=kind, recorded_by=by.person, recorded_at=by.now, **facts) for facts in fresh]
    note(rows=[row.pk for row in made], sha256=sorted(row.sha256 for row in made))
    found.put, found.known = len(made), known
    return found


@action(Permission.RECORD_HANDOVER, at="proof.handover.unit")
def cancel(*, by, proof, version, reason):
    """Bỏ ảnh, danh sách đã ký đưa nhầm. The file stays in the record with day and reason, and nobody opens it any more."""
    found = HandoverFile.objects.select_for_update(of=("self",)).defer("content").get(pk=proof.pk)
    recorded.check_correctable(found, version)
    note(handover=found.handover_id, sha256=found.sha256)
    return taking_out.one(found, by=by, reason=text.squeeze(reason))
