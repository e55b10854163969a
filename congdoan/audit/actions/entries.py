"""Appending to the log."""

from congdoan.audit import chain
from congdoan.audit.models import Entry, Head


def append(*, unit, at, person, action, result, detail, request_key=None, body_hash=""):
    """Ghi một dòng nhật ký vào chuỗi của đơn vị; phải ở trong giao dịch của chính việc được ghi.

    ``at``: aware datetime; ``detail``: JSON-able dict without sensitive values.
    """
    head = _held(unit)
    sequence = head.sequence + 1
    digest = chain.seal(
        unit_id=unit.pk if unit else None,
        sequence=sequence,
        at=at,
        by_id=person.pk if person else None,
        action=action,
        result=result,
        detail=detail,
        previous_hash=head.hash,
    )
    entry = Entry.objects.create(
        unit=unit,
        sequence=sequence,
        at=at,
        by=person,
        action=action,
        result=result,
        detail=detail,
        request_key=request_key,
        body_hash=body_hash,
        previous_hash=head.hash,
        hash=digest,
    )
    head.sequence, head.hash = sequence, digest
    head.save(update_fields=["sequence", "hash"])
    return entry


def _held(unit):
    """The end of the unit's chain, held until the transaction ends; begun with its first entry."""
    heads = Head.objects.select_for_update(of=("self",))
    try:
        return heads.get(unit=unit)
    except Head.DoesNotExist:
        Head.objects.bulk_create([Head(unit=unit)], ignore_conflicts=True)  # whoever was quicker has begun it
        return heads.get(unit=unit)
