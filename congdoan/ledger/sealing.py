"""The chain of closings: what a closing sealed, and the closing before it, are in its hash."""

import datetime

from congdoan.kernel import hashes
from congdoan.ledger.choices import Span


def seal(closing, vouchers):
    """The hash of a closing, 64 hexadecimal characters. ``vouchers``: those it sealed, with postings, in order."""
    said = {
        "unit": closing.unit_id,
        "sequence": closing.sequence,
        "month": closing.month,
        "by": closing.closed_by_id,
        "at": _moment(closing.closed_at),
        "previous": closing.previous_hash,
        "vouchers": [told(voucher) for voucher in vouchers],
    }
    if closing.kind == Span.YEAR:
        said |= {"kind": Span.YEAR.value, "carried": closing.carried, "remark": closing.remark}
    return hashes.sha256_text(hashes.canonical_json(said))


def told(voucher):
    """A voucher as it is sealed: everything that it says."""
    return {
        "pk": voucher.pk, "book": voucher.book_id, "kind": voucher.kind, "year": voucher.year, "number": voucher.number,
        "on": voucher.voucher_on, "party": voucher.party, "words": voucher.words, "papers": voucher.papers,
        "reverses": voucher.reverses_id, "by": voucher.recorded_by_id, "at": _moment(voucher.recorded_at),
        "postings": sorted([one.pk, one.debit_id, one.credit_id, one.amount] for one in voucher.postings.all()),
    }  # fmt: skip


def _moment(at):
    return at.astimezone(datetime.timezone.utc).isoformat(timespec="microseconds")


def breaks(closings):
    """Sentences about every break of one unit's closings (in order, with vouchers and postings): changed, missing, reordered."""
    previous, expected = "", 1
    for closing in closings:
        vouchers = sorted(closing.vouchers.all(), key=lambda one: one.pk)
        if closing.sequence != expected:
            yield f"lần khóa sổ {expected} bị thiếu trước lần {closing.sequence}"
            expected = closing.sequence
        if closing.previous_hash != previous:
            yield f"lần khóa sổ {closing.sequence} không nối với lần trước"
        if len(vouchers) != closing.vouchers_sealed or closing.hash != seal(closing, vouchers):
            yield f"lần khóa sổ {closing.sequence}: chứng từ, số dư đã bị sửa, thêm hoặc bớt"
        previous, expected = closing.hash, expected + 1
