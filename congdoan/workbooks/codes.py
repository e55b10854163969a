"""Mã dòng: the sheet's prefix, the row's number, and three letters by which this installation knows its own codes.

Export and the workbook with marks write them. A code from another installation is not believed: such a row is matched
by its content.
"""

import hmac
import re

from django.conf import settings

TITLE = "Mã dòng"
_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
_CODE = re.compile(r"\s*([A-ZĐ]{1,4})-(\d{1,18})\.([a-z0-9]{3})\s*")


def written(prefix, pk):
    """The code of a row: "TH-123.k7x"."""
    return f"{prefix}-{pk}.{_seal(prefix, pk)}"


def read(text):
    """(prefix, pk, True if this installation wrote it), or None if the text is no code at all."""
    found = _CODE.fullmatch(str(text or ""))
    if not found:
        return None
    prefix, pk, seal = found[1], int(found[2]), found[3]
    return prefix, pk, hmac.compare_digest(seal, _seal(prefix, pk))


def _seal(prefix, pk):
    digest = hmac.digest(settings.SECRET_KEY.encode(), f"workbooks row {prefix}-{pk}".encode(), "sha256")
    return "".join(_LETTERS[byte % len(_LETTERS)] for byte in digest[:3])
