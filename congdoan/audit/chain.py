"""The chain's arithmetic: each entry's hash covers its content and the hash before it."""

import datetime

from congdoan.kernel import hashes


def seal(*, unit_id, sequence, at, by_id, action, result, detail, previous_hash):
    """The hash of one entry, 64 hexadecimal characters."""
    return hashes.sha256_text(
        hashes.canonical_json(
            {
                "unit": unit_id,
                "sequence": sequence,
                "at": at.astimezone(datetime.timezone.utc).isoformat(timespec="microseconds"),
                "by": by_id,
                "action": action,
                "result": result,
                "detail": detail,
                "previous": previous_hash,
            }
        )
    )


def breaks(entries):
    """Sentences about every break in one unit's entries (given in order): changed content, missing or reordered rows."""
    previous, expected = "", 1
    for entry in entries:
        if entry.sequence != expected:
            yield f"dòng {expected} bị thiếu trước dòng {entry.sequence}"
            expected = entry.sequence
        if entry.previous_hash != previous:
            yield f"dòng {entry.sequence} không nối với dòng trước"
        if entry.hash != seal_of(entry):
            yield f"dòng {entry.sequence} đã bị sửa"
        previous, expected = entry.hash, expected + 1


def seal_of(entry):
    """The hash that ``entry`` ought to have."""
    return seal(
        unit_id=entry.unit_id,
        sequence=entry.sequence,
        at=entry.at,
        by_id=entry.by_id,
        action=entry.action,
        result=entry.result,
        detail=entry.detail,
        previous_hash=entry.previous_hash,
    )
