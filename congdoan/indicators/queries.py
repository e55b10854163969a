"""Declared figures and all figures of a unit and period."""

from congdoan.indicators import engine
from congdoan.indicators.indicator import indicators
from congdoan.indicators.models import DeclaredFigure


def declared(units, period_code=None):
    """Declared figures of these units, by period and indicator."""
    found = DeclaredFigure.objects.filter(unit__in=units).select_related("unit").order_by("period", "indicator", "pk")
    return found.filter(period=period_code) if period_code else found


def figures(question, keys=None, with_items=True):
    """{key: Figure} for the asked or all indicators; where nothing is recorded, a declared figure stands in, marked."""
    typed = {row.indicator: row for row in declared([question.unit.pk], question.period.code)}
    found = {}
    for indicator in indicators():
        if keys is not None and indicator.key not in keys:
            continue
        made = engine.figure(indicator, question, with_items=with_items)
        if not made.records and indicator.key in typed:
            made.value, made.declared, made.source = typed[indicator.key].value, True, typed[indicator.key].source
        found[indicator.key] = made
    return found
