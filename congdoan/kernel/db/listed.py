"""Asking for many values at once (tra hàng loạt): they travel as one parameter, however many they are."""

import json

from django.core.exceptions import EmptyResultSet
from django.db.models import Expression

_BETWEEN = "\x1f"  # the sign that separates units: no text that anybody types holds it


class Listed(Expression):
    """The values as a table of one column, for ``__in``: whole numbers or texts, as the column holds them."""

    def __init__(self, values):
        super().__init__()
        self.values = list(values)

    def as_sqlite(self, compiler, connection, **_more):
        self._require_some()
        return "(SELECT value FROM json_each(%s))", [json.dumps(self.values)]

    def as_postgresql(self, compiler, connection, **_more):
        self._require_some()
        kind = "text" if isinstance(self.values[0], str) else "bigint"
        joined = _BETWEEN.join(map(str, self.values))
        if (
            joined and joined.count(_BETWEEN) == len(self.values) - 1 and None not in self.values
        ):  # read several times faster than an array of parameters is written
            return f"(SELECT unnest(string_to_array(%s, '{_BETWEEN}')::{kind}[]))", [joined]
        return f"(SELECT unnest(%s::{kind}[]))", [self.values]

    def _require_some(self):
        if not self.values:
            raise EmptyResultSet


def listed(values):
    """For filters that name thousands: ``filter(national_id__in=listed(numbers))``. Equal values once; none finds nothing."""
    return Listed(dict.fromkeys(values))
