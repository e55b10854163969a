"""A kept file as an answer; by a screen that has asked for the right to it."""

from django.utils.http import content_disposition_header

from congdoan.ui.screens.files import download

ALONE = "default-src 'none'; img-src 'self' data:; style-src 'unsafe-inline'; object-src 'self'; frame-ancestors 'none'; sandbox"
"""A file is shown by itself: whatever lies in the bytes runs nothing, loads nothing, and is nobody's page."""


def shown(request, kept):
    """The bytes, as what they are and nothing else; ?tai=1: to be taken home."""
    answer = download(kept.file_name, bytes(kept.content), kept.medium)
    answer["Content-Disposition"] = content_disposition_header("tai" in request.GET, kept.file_name)
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Content-Security-Policy"] = ALONE
    return answer
