"""Giấy tờ của đề nghị trợ cấp: đính kèm, bỏ. Health papers: whoever may not read the reason neither puts in nor opens one; taken out, the bytes are gone."""

from django.utils.translation import gettext as _

from congdoan.access.actions import action
from congdoan.aid import policies, queries
from congdoan.aid.choices import Permission
from congdoan.aid.models import Evidence
from congdoan.attachments import judging
from congdoan.audit.notes import note
from congdoan.care.policies import can_see_reason
from congdoan.kernel import text
from congdoan.people import policies as recorded
from congdoan.people.actions import taking_out

TAKEN_OUT = "da-xoa"


@action(None, at="case.unit", own="case.person")
def attach_own(*, by, case, files):
    """Gửi giấy tờ cho đề nghị trợ cấp của mình. ``files``: bytes with a ``name`` each. Returns the request, with ``put``: how many were new."""
    return keep(by, queries.locked(case.pk), files)


@action(Permission.PROPOSE_AID, at="case.unit")
def attach(*, by, case, files):
    """Đính kèm giấy tờ vào một đề nghị trợ cấp. ``files`` and answer as ``attach_own``; by who may read the reason."""
    return keep(by, _of_reader(by, case.pk), files)


@action(None, at="proof.request.unit", own="proof.request.person")
def withdraw_own(*, by, proof, version, reason):
    """Bỏ giấy tờ đã gửi nhầm của mình; not of what was given: the paper goes with its voucher."""
    found = queries.locked(proof.request_id)
    policies.check_not_given(found.way, found.steps.all())
    return _withdraw(by, found, proof, version, reason)


@action(Permission.PROPOSE_AID, at="proof.request.unit")
def withdraw(*, by, proof, version, reason):
    """Bỏ giấy tờ đính kèm nhầm của một đề nghị trợ cấp."""
    return _withdraw(by, _of_reader(by, proof.request_id), proof, version, reason)


def keep(by, case, files):
    """The files of a request that is held; each once. Called by the actions that checked who may."""
    policies.check_stands(case)
    there = {row.sha256 for row in case.evidence.standing().defer("content")}
    fresh, _known = judging.read(files, there=there, most=policies.MOST_EVIDENCE, of=_("Một đề nghị"))
    made = [Evidence.objects.create(request=case, recorded_by=by.person, recorded_at=by.now, **facts) for facts in fresh]
    note(evidence=[row.pk for row in made])
    case.put = len(made)
    return case


def _of_reader(by, pk):
    """The request, held; ``by`` knows of it and may read its reason."""
    found = queries.locked(pk)
    policies.check_seen(queries.request(by=by, pk=pk))
    policies.check_reads_reason(can_see_reason(by, found))
    return found


def _withdraw(by, case, proof, version, reason):
    found = Evidence.objects.select_for_update(of=("self",)).defer("content").get(pk=proof.pk)
    recorded.check_correctable(found, version)
    taking_out.one(found, by=by, reason=text.squeeze(reason))
    found.content, found.file_name = b"", TAKEN_OUT
    found.save(update_fields=["content", "file_name"])
    note(evidence=[found.pk])
    return case
