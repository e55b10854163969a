"""Fingerprints (dấu vân tay): one text for one content, and its SHA-256."""

import hashlib
import json
from datetime import date
from decimal import Decimal
from uuid import UUID

import orjson
from django.utils.functional import Promise


def canonical_json(content):
    """The one JSON text of ``content``: sorted keys, no blanks, letters as they are; dates as ISO, decimals as text.

    Raises TypeError or ValueError for what has no one text (sets, other objects, NaN).
    """
    return json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False, default=_plain)


def sha256_text(text):
    """SHA-256 of the text in UTF-8: 64 hexadecimal characters."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def sha256_json(content):
    """SHA-256 of what ``content`` says, whatever the order of its keys, for comparing within one release: much faster than of its ``canonical_json``.

    Raises TypeError for what has no JSON text.
    """
    return hashlib.sha256(orjson.dumps(content, option=orjson.OPT_SORT_KEYS, default=_plain)).hexdigest()


def _plain(value):
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, (Decimal, UUID, Promise)):
        return str(value)
    raise TypeError(f"{type(value).__name__} has no canonical text")
