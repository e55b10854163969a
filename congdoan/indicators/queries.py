"""Declared figures and all figures of a unit and period."""

from congdoan.indicators import engine
from congdoan.indicators.indicator import indicators
from congdoan.indicators.models import DeclaredFigure
from congdoan.kernel.db.gathering import gather


def declared(places, period_code=None):
    """Declared figures of these units that stand, by period and indicator."""
    found = DeclaredFigure.objects.standing().filter(unit__in=places)
    found = found.select_related("unit", "recorded_by").order_by("period", "indicator", "pk")
    return found.filter(period=period_code) if period_code else found


def declared_codes(places):
    """Codes of the periods for which these units declared anything."""
    return sorted(set(declared(places).order_by().values_list("period", flat=True)))


def locked_figure(pk):
    """The declared figure as it stands now, held until the transaction ends."""
    return DeclaredFigure.objects.select_for_update(of=("self",)).select_related("unit", "recorded_by").get(pk=pk)


def figures(question, keys=None, with_parts=True, beside=()):
    """{key: Figure} for the asked or all indicators; where nothing is recorded, a declared figure stands in, marked.

    Three statements at most, however many indicators. Whatever the reader may see: ``indicators.telling`` covers what is small. ``beside``: what
    else is asked along with the first statement.
    """
    typed, _settled, *_others = gather(declared([question.unit.pk], question.period.code), question.settle(), *beside)
    typed = {row.indicator: row for row in typed}
    asked = [indicator for indicator in indicators() if keys is None or indicator.key in keys]
    found = {made.key: made for made in engine.figures(asked, question, with_parts=with_parts)}
    for key in typed.keys() & found.keys():
        made = found[key]
        if not made.records:
            made.value, made.declared, made.source = typed[key].value, True, typed[key].source
    return found
