"""Kept files as a page lists them."""

from django.template.defaultfilters import filesizeformat


def line(row, url, *, drop="", kind="", where=""):
    """What "ui/_files.html" shows of a KeptFile. ``url``: its address; ``drop``: where it is taken out, "" for who may not; ``kind``: what it is besides
    its medium; ``where``: in whose files, if that is not plain from the page."""
    return {
        "name": row.file_name,
        "what": ", ".join(str(one) for one in (kind, row.get_medium_display(), filesizeformat(row.size)) if one),
        "who": row.recorded_by.full_name,
        "day": row.recorded_at,
        "where": where,
        "open": url,
        "take": f"{url}?tai=1",
        "drop": drop,
    }
