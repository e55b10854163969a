"""Pages by key: the next page begins after the last row shown, however many rows stand before it."""

import base64
import binascii
import datetime
import json
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db.models import Q

CEILING = 1000  # totals above this say "hơn 1.000"


@dataclass(frozen=True)
class Page:
    """One page: its rows, whether and where it goes on, and the total (None above the ceiling)."""

    rows: list
    next_row: object
    has_previous: bool
    next_cursor: str
    previous_cursor: str
    total: int | None


def page(queryset, order, size, after="", before="", total=None):
    """``size`` rows of ``queryset`` in ``order`` (field names, "-" for descending) after or before a cursor.

    ``total``: how many rows there are, where that is known already.
    """
    ordered = queryset.order_by(*order)
    after, before = (_read(queryset, order, cursor) for cursor in (after, before))
    total = queryset.order_by()[: CEILING + 1].count() if total is None else total
    if before:
        backwards = list(queryset.filter(_beyond(_reversed(order), before)).order_by(*_reversed(order))[: size + 1])
        rows, has_previous = list(reversed(backwards[:size])), len(backwards) > size
        following = list(ordered.filter(_beyond(order, _values(rows[-1], order)))[:1]) if rows else []
    else:
        found = list((ordered.filter(_beyond(order, after)) if after else ordered)[: size + 1])
        rows, following, has_previous = found[:size], found[size:], bool(after)
    return Page(
        rows=rows,
        next_row=following[0] if following else None,
        has_previous=has_previous and bool(rows),
        next_cursor=encode(_values(rows[-1], order)) if rows else "",
        previous_cursor=encode(_values(rows[0], order)) if rows else "",
        total=None if total > CEILING else total,
    )


def _read(queryset, order, cursor):
    """The values of a cursor, or None if there is none or its values do not fit the fields."""
    values = decode(cursor, len(order)) if cursor else None
    try:
        queryset.filter(_beyond(order, values)) if values else None
    except (TypeError, ValueError, ValidationError):
        return None
    return values


def rows_before(queryset, order, row):
    """How many rows stand before ``row``: the running number of a page that was reached by key. One statement."""
    return queryset.order_by().filter(_beyond(_reversed(order), _values(row, order))).count()


def _reversed(order):
    return [name[1:] if name.startswith("-") else f"-{name}" for name in order]


def _values(row, order):
    values = []
    for name in order:
        value = row
        for part in name.lstrip("-").split("__"):
            value = getattr(value, part)
        values.append(value)
    return values


def _beyond(order, values):
    """Q for rows that come after ``values`` in ``order``."""
    condition, equal = Q(pk__in=[]), Q()
    for name, value in zip(order, values, strict=True):
        field, way = name.lstrip("-"), "lt" if name.startswith("-") else "gt"
        condition |= equal & Q(**{f"{field}__{way}": value})
        equal &= Q(**{field: value})
    return condition


def encode(values):
    """A cursor for the address line."""
    plain = [value.isoformat() if isinstance(value, datetime.date) else value for value in values]
    return base64.urlsafe_b64encode(json.dumps(plain, ensure_ascii=False).encode()).decode().rstrip("=")


def decode(cursor, length):
    """The values of a cursor, or None if somebody changed it."""
    try:
        values = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
    except (ValueError, binascii.Error):
        return None
    plain = isinstance(values, list) and len(values) == length
    return values if plain and all(isinstance(value, str | int) and abs(_size(value)) < 2**62 for value in values) else None


def _size(value):
    return value if isinstance(value, int) else 0
