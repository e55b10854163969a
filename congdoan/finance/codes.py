"""Mã biên nhận: what stands on a donor's slip and finds the gift on the public page; nobody guesses one."""

import secrets

LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
"""No 0, O, 1, I: the slip is read aloud and typed on a telephone."""
LENGTH = 10
_TOKEN_BYTES = 16


def new_code():
    """A code of fifty bits, drawn at random."""
    return "".join(secrets.choice(LETTERS) for _ in range(LENGTH))


def new_token():
    """What a public address ends with: 128 bits, drawn at random."""
    return secrets.token_urlsafe(_TOKEN_BYTES)


def told(code):
    """As it is printed: "AB2CD-EF3GH"."""
    return f"{code[:5]}-{code[5:]}"


def read(typed):
    """The code as it is kept, from whatever was typed; "" where it is none."""
    letters = "".join(sign for sign in str(typed)[:40].upper() if sign.isalnum())
    return letters if len(letters) == LENGTH and set(letters) <= set(LETTERS) else ""
