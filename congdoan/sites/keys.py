"""The keys that sign: a folder of this installation, one file a key, readable by the server alone. The newest that has begun signs.

A new key is published an hour before it signs, for sites keep the published set that long; the one before is published a day longer, so
that what it signed can be checked. The first is made when it is first needed.
"""

import datetime
import os
import secrets
from pathlib import Path

from allauth.idp.oidc.models import PrivateKey
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from django.conf import settings

BEFORE = datetime.timedelta(hours=1)
AFTER = datetime.timedelta(days=1)
_BITS = 3072


def folder():
    """Where the keys lie."""
    return Path(settings.SITES_KEYS)


def make(now):
    """A new key; returns its file. Nobody but the server's own account may read it."""
    folder().mkdir(mode=0o700, parents=True, exist_ok=True)
    key = rsa.generate_private_key(public_exponent=65537, key_size=_BITS)
    pem = key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    path = folder() / f"{int(now.timestamp()):012d}-{secrets.token_hex(4)}.pem"
    part = path.with_suffix(".part")
    with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(pem)
    part.rename(path)  # whole or not at all
    return path


def standing():
    """Every key as the provider takes it, oldest first; the first begins before all time, each ends a day after the next began."""
    begun = [(_begins(path) if place else None, path) for place, path in enumerate(sorted(folder().glob("*.pem")))]
    ends = [begins + AFTER for begins, _path in begun[1:]] + [None]
    return [
        PrivateKey(not_before=begins, expires_at=end, issued_at=begins, pem=path.read_text())
        for (begins, path), end in zip(begun, ends, strict=True)
    ]


def _begins(path):
    return datetime.datetime.fromtimestamp(int(path.stem.partition("-")[0]), datetime.UTC) + BEFORE


def ready(now):
    """Makes the first key where there is none."""
    if next(folder().glob("*.pem"), None) is None:
        make(now)
