"""Định mức chi: add, correct, end, take out."""

from congdoan.access.actions import action
from congdoan.audit.notes import note
from congdoan.care import policies, queries
from congdoan.care.choices import Permission
from congdoan.care.models import Norm
from congdoan.kernel.dates import day_after
from congdoan.people import policies as recorded
from congdoan.people.actions import taking_out

FACTS = ("event", "relation", "amount", "per", "regulation", "issued_on", "approved_by", "valid_from", "wider_reason")


@action(Permission.KEEP_NORMS, at="unit")
def add(*, by, unit, event, relation, amount, per, regulation, issued_on, approved_by, valid_from, wider_reason=""):
    """Ghi một định mức chi.

    ``event``: of choices.EVENTS; ``amount`` in đồng. The one that held until then ends the day before; a later one stands against it.
    """
    made = Norm(
        unit=unit, event=event, relation=relation, amount=amount, per=per, regulation=regulation, issued_on=issued_on,
        approved_by=approved_by, valid_from=valid_from, wider_reason=wider_reason, recorded_by=by.person, recorded_at=by.now,
    )  # fmt: skip
    others = _same(made)
    before = next((other for other in others if other.valid_until is None and other.valid_from < valid_from), None)
    if before is not None:
        before.valid_until = valid_from
    _check(made, others, today=by.today)
    if before is not None:
        before.version += 1
        before.save(update_fields=["valid_until", "version"])
        note(ended=before.pk)
    made.save(force_insert=True)
    return made


@action(Permission.KEEP_NORMS, at="norm.unit")
def correct(*, by, norm, version, event, relation, amount, per, regulation, issued_on, approved_by, valid_from, wider_reason=""):
    """Sửa một định mức chi ghi sai.

    A new amount of a new regulation is a norm of its own instead. Conflict if somebody else corrected it.
    """
    norm = queries.locked_norm(norm.pk)
    recorded.check_correctable(norm, version)
    given = dict(zip(FACTS, (event, relation, amount, per, regulation, issued_on, approved_by, valid_from, wider_reason), strict=True))
    changed = [name for name in FACTS if getattr(norm, name) != given[name]]
    for name in changed:
        setattr(norm, name, given[name])
    policies.check_norm_begins(norm)
    _check(norm, _same(norm), today=by.today)
    norm.version += 1
    norm.save(update_fields=[*changed, "version"])
    note(changed=changed)
    return norm


@action(Permission.KEEP_NORMS, at="norm.unit")
def end(*, by, norm, version, last_day):
    """Cho một định mức chi hết hiệu lực; ``last_day`` là ngày áp dụng cuối cùng."""
    norm = queries.locked_norm(norm.pk)
    recorded.check_correctable(norm, version)
    policies.check_norm_end(norm, last_day)
    norm.valid_until, norm.version = day_after(last_day), norm.version + 1
    norm.save(update_fields=["valid_until", "version"])
    return norm


@action(Permission.KEEP_NORMS, at="norm.unit")
def cancel(*, by, norm, version, reason):
    """Bỏ một định mức chi ghi nhầm."""
    norm = queries.locked_norm(norm.pk)
    recorded.check_correctable(norm, version)
    return taking_out.one(norm, by=by, reason=reason)


def _same(norm):
    """The unit's other norms of the same event and relation."""
    return list(queries.own_norms(norm.unit).filter(event=norm.event, relation=norm.relation).exclude(pk=norm.pk))


def _check(norm, others, *, today):
    policies.check_norm_amount(norm.amount)
    policies.check_issued(norm.issued_on, today=today)
    policies.check_norm_days(norm, others)
    above = queries.rules(norm.unit, norm.valid_from, without_own=True).norms.get(norm.key)
    norm.wider_reason = norm.wider_reason if policies.is_wider(norm, above) else ""
    policies.check_wider(norm, above)
