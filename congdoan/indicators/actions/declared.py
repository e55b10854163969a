"""Số khai báo: ghi nhiều dòng một lần."""

from congdoan.access.actions import action
from congdoan.audit.notes import note
from congdoan.indicators.choices import Permission
from congdoan.indicators.models import DeclaredFigure


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
def remove_all(*, by, unit, pks):
    """Bỏ số khai báo (hoàn tác lần nhập)."""
    note(rows=list(pks))
    return DeclaredFigure.objects.filter(pk__in=pks).delete()
