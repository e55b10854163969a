"""Phiếu thu, phiếu chi, chuyển quỹ, bút toán đảo."""

from congdoan.access.actions import action
from congdoan.ledger import policies
from congdoan.ledger.actions import posting, settling
from congdoan.ledger.choices import Permission, Side, VoucherKind


@action(Permission.KEEP_BOOKS, at="unit")
def receive(*, by, unit, place, voucher_on, item, amount, words, party="", papers=""):
    """Lập phiếu thu.

    ``place``: the account of cash or bank where the money comes in; ``item``: of income, of the chart of that day; ``amount`` in đồng.
    """
    _check(unit, place, item, Side.INCOME, voucher_on)
    lines = [posting.line(place, posting.item_account(place.book, item), amount, inward=True)]
    given = {"words": words, "party": party, "papers": papers}
    return posting.post(by=by, book=place.book, kind=VoucherKind.RECEIPT, voucher_on=voucher_on, lines=lines, **given)


@action(Permission.KEEP_BOOKS, at="unit")
def pay(*, by, unit, place, voucher_on, item, amount, words, party="", papers=""):
    """Lập phiếu chi.

    ``place``: the account of cash or bank that pays; ``item``: of expense, of the chart of that day; ``amount`` in đồng.
    """
    _check(unit, place, item, Side.EXPENSE, voucher_on)
    lines = [posting.line(place, posting.item_account(place.book, item), amount, inward=False)]
    given = {"words": words, "party": party, "papers": papers}
    return posting.post(by=by, book=place.book, kind=VoucherKind.PAYMENT, voucher_on=voucher_on, lines=lines, **given)


@action(Permission.KEEP_BOOKS, at="unit")
def move(*, by, unit, source, target, voucher_on, amount, words, papers=""):
    """Chuyển quỹ giữa tiền mặt và tiền gửi của một sổ.

    ``source``, ``target``: accounts of cash or bank; ``amount`` in đồng.
    """
    policies.check_place_of(source, unit=unit)
    policies.check_same_book(source, target)
    given = {"words": words, "papers": papers}
    lines = [(target, source, amount)]
    return posting.post(by=by, book=source.book, kind=VoucherKind.TRANSFER, voucher_on=voucher_on, lines=lines, **given)


@action(Permission.KEEP_BOOKS, at="voucher.book.unit")
def reverse(*, by, voucher, voucher_on, reason):
    """Đảo một chứng từ ghi sai.

    The other way round, under a number of its own, on a day of an open month; both stay in the book. What it was written for waits for a voucher again.
    """
    [found] = posting.to_reverse([voucher.pk])
    policies.check_not_before(voucher_on, first=found.voucher_on, mark=found.mark)
    [made] = posting.post_all(by=by, book=found.book, entries=[posting.reversal(found, voucher_on=voucher_on, words=reason)])
    settling.release([found])
    return made


def _check(unit, place, item, side, on):
    policies.check_place_of(place, unit=unit)
    policies.check_item(item, side=side, on=on, kind=place.book.kind)
