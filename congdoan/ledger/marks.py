"""Số hiệu chứng từ: how it is written, how it is read where people type it."""

import re

from congdoan.kernel.text import fold, plain_digits
from congdoan.ledger.choices import SIGNS, VoucherKind

_KINDS = {fold(SIGNS[kind]): kind for kind in VoucherKind} | {fold(str(kind.label)): kind for kind in VoucherKind}
_MARK = re.compile(rf"(?P<kind>{'|'.join(_KINDS)})?(?: so)?[ .:/-]*0*(?P<number>[1-9]\d{{0,6}})(?: ?[/-] ?(?P<year>\d{{4}}))?")


def written(*, kind, number, year):
    """ "PC 12/2026"."""
    return f"{SIGNS[VoucherKind(kind)]} {number:02}/{year}"


def read(text):
    """{field of Voucher: value} of what is typed as a number ("12", "pc1/2023", "Phiếu thu số 5/2022"); None if it is no number of a voucher."""
    found = _MARK.fullmatch(fold(plain_digits(text)))
    if found is None:
        return None
    said = {"kind": _KINDS.get(found["kind"]), "number": int(found["number"]), "year": found["year"] and int(found["year"])}
    return {name: value for name, value in said.items() if value}
