"""Kiến nghị kiểm tra: ghi, trả lời, theo dõi."""

from django.utils.translation import gettext as _

from congdoan.access.actions import action
from congdoan.inspection import policies, queries
from congdoan.inspection.actions.inspections import check_theirs
from congdoan.inspection.choices import Permission
from congdoan.inspection.models import Finding, FindingStep
from congdoan.kernel.errors import Refused
from congdoan.people import policies as recorded


@action(Permission.HOLD_INSPECTION, at="inspection.unit")
def issue(*, by, inspection, version, found, recommendation, due_on, line=None):
    """Ghi kiến nghị kiểm tra; ``line``: the ChecklistLine it came from, or None. It is never changed."""
    held = queries.to_change(inspection.pk)
    check_theirs(by, held)
    recorded.check_unchanged(held, version)
    policies.check_open(held)
    policies.check_finding(found=found, recommendation=recommendation, due_on=due_on, today=by.today)
    if line is not None and line.checklist_id != held.checklist_id:
        raise Refused(_("Nội dung này không thuộc danh mục của đợt kiểm tra. Chọn nội dung khác."), field="line")
    held.version += 1
    held.save(update_fields=["version"])
    return Finding.objects.create(
        inspection=held, number=Finding.objects.filter(inspection=held).count() + 1, line=line, found=found, recommendation=recommendation,
        due_on=due_on, issued_on=by.today, issued_by=by.person, issued_at=by.now,
    )  # fmt: skip


@action(Permission.ANSWER_FINDINGS, at="finding.inspection.unit")
def answer(*, by, finding, version, kind, words):
    """Trả lời kiến nghị: giải trình, hoặc báo đã khắc phục."""
    held = _current(finding, version)
    is_team = by.may(Permission.HOLD_INSPECTION, held.inspection.committee)
    policies.check_answer(kind=kind, words=words, steps=list(held.steps.all()), is_team=is_team)
    return _taken(by, held, kind, words)


@action(Permission.HOLD_INSPECTION, at="finding.inspection.unit")
def follow(*, by, finding, version, kind, words, due_on=None):
    """Theo dõi kiến nghị: đồng ý, làm lại, gia hạn, đính chính, rút."""
    held = _current(finding, version)
    check_theirs(by, held.inspection)
    policies.check_follow(kind=kind, words=words, due_on=due_on, finding=held, steps=list(held.steps.all()), today=by.today)
    return _taken(by, held, kind, words, due_on)


def _current(finding, version):
    held = queries.finding_to_change(finding.pk)
    recorded.check_standing(held.inspection)
    recorded.check_unchanged(held, version)
    return held


def _taken(by, finding, kind, words, due_on=None):
    FindingStep.objects.create(
        finding=finding, kind=kind, words=words, due_on=due_on, taken_on=by.today, taken_by=by.person, taken_at=by.now
    )
    return finding
