"""Paying by bank: the short code in a memo that says what is paid, and the VietQR that carries account, amount and code."""

import re
from dataclasses import dataclass

from congdoan.kernel import qr
from congdoan.kernel.text import fold

DUES, LEVY, FUND = "D", "K", "Q"
LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # no I, L, O, U: they are misread
CHECKED = 31  # a prime, so that one wrong letter and two changed about are noticed
CODE = re.compile(r"(?<![0-9A-Z])CD([DKQ])([0-9A-Z]{1,11})(?![0-9A-Z])")
LONGEST = 25  # letters of a memo that every bank lets through


def code_of(kind, pk):
    """The code of a line ("CDD3F7"): what is paid, its number, a letter that checks both."""
    digits = ""
    while pk:
        pk, rest = divmod(pk, len(LETTERS))
        digits = LETTERS[rest] + digits
    return f"CD{kind}{digits}{_check(kind, digits)}"


def _check(kind, digits):
    total = ord(kind) + sum(place * LETTERS.index(letter) for place, letter in enumerate(reversed(digits), 2))
    return LETTERS[total % CHECKED]


def codes_in(memo):
    """[(kind, number of the line)] of the codes in a memo; a code with a wrong letter is none."""
    found = []
    for kind, body in CODE.findall(str(memo).upper()):
        body = body.replace("O", "0").replace("I", "1").replace("L", "1")
        digits, check = body[:-1], body[-1]
        if digits and all(letter in LETTERS for letter in digits) and _check(kind, digits) == check:
            number = 0
            for letter in digits:
                number = number * len(LETTERS) + LETTERS.index(letter)
            if number < 2**63:
                found.append((kind, number))
    return found


def payload(bank, number, amount, memo):
    """The text of a VietQR of one amount (EMVCo merchant-presented, NAPAS 247 to an account): public format."""
    account = _part("00", bank) + _part("01", number)
    carrier = _part("00", "A000000727") + _part("01", account) + _part("02", "QRIBFTTA")
    words = _part("08", re.sub(r"[^0-9A-Za-z ]", " ", fold(memo).upper() if not memo.isascii() else memo)[:LONGEST])
    text = _part("00", "01") + _part("01", "12") + _part("38", carrier) + _part("53", "704") + _part("54", str(amount))
    text += _part("58", "VN") + _part("62", words) + "6304"
    return text + f"{_crc(text):04X}"


def _part(name, value):
    return f"{name}{len(value):02}{value}"


def _crc(text):
    """CRC-16/CCITT-FALSE."""
    register = 0xFFFF
    for byte in text.encode():
        register ^= byte << 8
        for _bit in range(8):
            register = (register << 1 ^ 0x1021 if register & 0x8000 else register << 1) & 0xFFFF
    return register


@dataclass(frozen=True)
class Payment:
    """Một khoản chờ chuyển: the account (models.BankAccount) it goes to, đồng, and the code by which it is known again."""

    account: object
    amount: int
    code: str

    @property
    def picture(self):
        """The VietQR as an SVG with presentation attributes alone, which the page's policy allows."""
        return qr.inline(payload(self.account.bank, self.account.number, self.amount, self.code), 5)
