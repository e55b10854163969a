"""Đã được công đoàn cấp khác giúp: whether, and nothing more; no amount, day or unit leaves this module."""

import datetime

from django.db.models import Q

from congdoan.care.models import Gift, Visit
from congdoan.care.queries.norms import INSIDE
from congdoan.units import queries as units

GRASSROOTS = 4
TWELVE_MONTHS = datetime.timedelta(days=365)


def helped_elsewhere(unit, person_ids, on, *, reason):
    """Ids of those of ``person_ids`` whom another level, or a union they were in before, visited for ``reason`` within twelve months of ``on``."""
    found = Visit.objects.standing().filter(_around("visited_on", on), reason=reason, person__in=person_ids).exclude(own_q(unit))
    return set(found.order_by().values_list("person", flat=True))


def given_elsewhere(unit, keys, on, *, occasion):
    """Those of ``keys`` (``queries.who`` of rows) to whom another level, or an earlier union, gave on ``occasion`` within twelve months of ``on``."""
    ids = {kind: [pk for one, pk in keys if one == kind] for kind in ("child", "person")}
    wanted = Q(child__in=ids["child"]) | Q(person__in=ids["person"], child__isnull=True)
    found = Gift.objects.standing().filter(_around("given_on", on), wanted, occasion=occasion).exclude(own_q(unit))
    return {("child", child) if child else ("person", person) for child, person in found.order_by().values_list("child", "person")}


def own_q(unit):
    """Q: rows of the unit's own level: of the whole grassroots union, its groups too; of a level above, what it did itself."""
    levels = units.kind_levels()
    if levels.get(unit.kind, 0) >= INSIDE:
        unit = next((each for each in reversed(list(units.ancestors(unit))) if levels.get(each.kind, 0) < INSIDE), unit)
    return Q(unit=unit) if levels.get(unit.kind, 0) < GRASSROOTS else units.today_q(unit.path, "unit__path")


def _around(field, on):
    return Q(**{f"{field}__gte": on - TWELVE_MONTHS, f"{field}__lte": on + TWELVE_MONTHS})
