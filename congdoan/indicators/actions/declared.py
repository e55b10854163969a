"""Số khai báo: ghi nhiều dòng một lần."""

from congdoan.access.actions import action
from congdoan.audit.notes import note
from congdoan.indicators.choices import Permission
from congdoan.indicators.models import DeclaredFigure
from congdoan.kernel.db import update_all


@action(Permission.DECLARE_FIGURE, at="unit")
def record_all(*, by, unit, rows):
    """Ghi số khai báo.

    ``rows``: dicts of unit_id, period, indicator, value, source; a figure already there for the same unit, period
    and indicator is replaced. Returns the rows' ids in the order given.
    """
    made = DeclaredFigure.objects.bulk_create(
        [DeclaredFigure(**row) for row in rows],
        update_conflicts=True,
        unique_fields=["unit", "period", "indicator"],
        update_fields=["value", "source"],
    )
    note(rows=[row.pk for row in made])
    return made


@action(Permission.DECLARE_FIGURE, at="unit")
def correct_all(*, by, unit, rows):
    """Sửa số khai báo.

    ``rows``: {id: {field: new value}}, fields of unit_id, period, indicator, value, source.
    """
    found = {row.pk: row for row in _within(by, rows)}
    for pk, row in found.items():
        for name, value in rows[pk].items():
            setattr(row, name, value)
    update_all(DeclaredFigure, found.values(), ["unit", "period", "indicator", "value", "source"])
    note(rows=sorted(found))
    return list(found.values())


@action(Permission.DECLARE_FIGURE, at="unit")
def remove_all(*, by, unit, pks):
    """Bỏ số khai báo (hoàn tác lần nhập)."""
    note(rows=list(pks))
    return _within(by, pks).delete()


def _within(by, pks):
    """Those of the rows that stand where ``by`` may declare."""
    return DeclaredFigure.objects.filter(by.scope(Permission.DECLARE_FIGURE).q("unit__path"), pk__in=list(pks))
