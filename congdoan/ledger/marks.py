"""Số hiệu chứng từ: how it is written, how it is read where people type it."""

import re

from congdoan.kernel.text import fold, plain_digits
from congdoan.ledger.choices import BOOK_SIGNS, SIGNS, BookKind, VoucherKind

_KINDS = {fold(SIGNS[kind]): kind for kind in VoucherKind} | {fold(str(kind.label)): kind for kind in VoucherKind}
_BOOKS = {fold(sign): kind for kind, sign in BOOK_SIGNS.items()}
_MARK = re.compile(
    rf"(?P<kind>{'|'.join(_KINDS)})?(?: so)?[ .:/-]*0*(?P<number>[1-9]\d{{0,6}})(?: ?[/-] ?(?P<year>\d{{4}}))?(?: ?-? ?(?P<book>{'|'.join(_BOOKS)}))?"
)


def written(*, kind, number, year, book):
    """ "PC 12/2026", "PC 12/2026-TX" of a book (its kind) other than the union's budget."""
    sign = BOOK_SIGNS.get(BookKind(book))
    return f"{SIGNS[VoucherKind(kind)]} {number:02}/{year}{f'-{sign}' if sign else ''}"


def read(text):
    """{field of Voucher: value} of what is typed as a number ("12", "pc1/2023", "PT 5/2022-TX", "Phiếu thu số 5"); None if it is no number of a voucher."""
    found = _MARK.fullmatch(fold(plain_digits(text)))
    if found is None:
        return None
    said = {"kind": _KINDS.get(found["kind"]), "number": int(found["number"]), "year": found["year"] and int(found["year"])}
    said["book__kind"] = _BOOKS.get(found["book"])
    return {name: value for name, value in said.items() if value}
