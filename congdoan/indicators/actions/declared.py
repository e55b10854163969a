"""Số khai báo: ghi, sửa, bỏ; và ghi nhiều dòng một lần từ sổ nhập vào."""

from congdoan.access.actions import action
from congdoan.audit.notes import note
from congdoan.indicators import policies, queries
from congdoan.indicators.choices import Permission
from congdoan.indicators.models import DeclaredFigure
from congdoan.kernel.db import insert_all, update_all
from congdoan.people import policies as recorded
from congdoan.people.actions import taking_out

FACTS = ("period", "indicator", "value", "source")


@action(Permission.DECLARE_FIGURE, at="unit")
def record(*, by, unit, period, indicator, value, source):
    """Ghi một số khai báo.

    ``period``: code ("2015", "2012..2017"); ``indicator``: key; ``source``: where the number comes from. Raises Refused for a
    period to come, an unknown indicator, or a figure that stands already for this unit, period and indicator.
    """
    figure = DeclaredFigure(unit=unit, period=period, indicator=indicator, value=value, source=source, **_recorded(by))
    _check(figure, by)
    figure.save(force_insert=True)
    return figure


@action(Permission.DECLARE_FIGURE, at="figure.unit")
def correct(*, by, figure, version, period, indicator, value, source):
    """Sửa một số khai báo.

    ``version``: the one that was read; Conflict if somebody else corrected the figure meanwhile.
    """
    figure = queries.locked_figure(figure.pk)
    recorded.check_correctable(figure, version)
    given = {"period": period, "indicator": indicator, "value": value, "source": source}
    changed = [name for name in FACTS if getattr(figure, name) != given[name]]
    for name in changed:
        setattr(figure, name, given[name])
    _check(figure, by)
    figure.version += 1
    figure.save(update_fields=[*changed, "version"])
    note(changed=changed)
    return figure


@action(Permission.DECLARE_FIGURE, at="figure.unit")
def cancel(*, by, figure, version, reason):
    """Bỏ một số khai báo.

    The row stays, with day and ``reason`` (a sentence), and leaves every list and report.
    """
    figure = queries.locked_figure(figure.pk)
    recorded.check_correctable(figure, version)
    return taking_out.one(figure, by=by, reason=reason)


@action(Permission.DECLARE_FIGURE, at="unit")
def record_all(*, by, unit, rows):
    """Ghi số khai báo.

    ``rows``: dicts of unit_id, period, indicator, value, source; a figure that stands for the same unit, period and
    indicator is replaced. Returns the rows in the order given.
    """
    standing = {
        (row.unit_id, row.period, row.indicator): row
        for row in queries.declared({row["unit_id"] for row in rows}).filter(period__in={row["period"] for row in rows})
    }
    made, replaced, new = [], [], []
    for row in rows:
        figure = standing.get((row["unit_id"], row["period"], row["indicator"]))
        if figure is None:
            figure = DeclaredFigure(**row, **_recorded(by))
            new.append(figure)
        else:
            figure.value, figure.source, figure.version = row["value"], row["source"], figure.version + 1
            replaced.append(figure)
        made.append(figure)
    insert_all(DeclaredFigure, new)
    update_all(DeclaredFigure, replaced, ["value", "source", "version"])
    note(rows=[row.pk for row in made])
    return made


@action(Permission.DECLARE_FIGURE, at="unit")
def correct_all(*, by, unit, rows):
    """Sửa số khai báo.

    ``rows``: {id: {field: new value}}, fields of unit_id, period, indicator, value, source.
    """
    found = {row.pk: row for row in _within(by, rows)}
    for pk, row in found.items():
        recorded.check_standing(row)
        for name, value in rows[pk].items():
            setattr(row, name, value)
        row.version += 1
    update_all(DeclaredFigure, found.values(), ["unit", *FACTS, "version"])
    note(rows=sorted(found))
    return list(found.values())


@action(Permission.DECLARE_FIGURE, at="unit")
def remove_all(*, by, unit, pks):
    """Bỏ số khai báo (hoàn tác lần nhập)."""
    note(rows=list(pks))
    return _within(by, pks).delete()


def _recorded(by):
    return {"recorded_by": by.person, "recorded_at": by.now}


def _check(figure, by):
    policies.check_facts(figure, today=by.today)
    policies.check_once(queries.declared([figure.unit_id], figure.period).filter(indicator=figure.indicator).exclude(pk=figure.pk).first())


def _within(by, pks):
    """Those of the rows that stand where ``by`` may declare."""
    return DeclaredFigure.objects.filter(by.scope(Permission.DECLARE_FIGURE).q("unit__path"), pk__in=list(pks))
