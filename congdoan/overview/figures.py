"""How far a figure opens for a reader: its rows, or totals by the units below, or not at all (then it is plain text)."""

from django.urls import reverse

from congdoan.overview import reading
from congdoan.reports.choices import Permission
from congdoan.ui.opening import Doors


class Opening:
    """What one reader may open of the figures of a unit, as of a day."""

    def __init__(self, by, unit, day, has_below):
        """``has_below``: whether units stand below, then totals by unit can be shown to whoever may not open rows."""
        self.by, self.unit, self.day, self.has_below = by, unit, day, has_below

    def rows(self, indicator):
        """True if the reader may open the rows."""
        return self.by.may(indicator.permission, self.unit)

    def opens(self, figure):
        """True if there is anything behind the number that this reader may see."""
        return bool(figure.records) and (self.rows(figure.indicator) or self.has_below)

    def url(self, figure, base):
        """The figure's address in the report at ``base``, or ""."""
        return f"{base}?mo={figure.key}#ngan-keo" if self.opens(figure) else ""

    def lines(self, found, keys, base):
        """[{"label", "words", "url"}] of the figures of ``keys``, each leading into the report at ``base``."""
        return [
            {"label": found[key].label, "words": reading.in_words(found[key]), "url": self.url(found[key], base)}
            for key in keys
            if key in found
        ]


def totals(telling, indicator, kind, below=None):
    """(the Figure, [{"name", "url", "words", "figure_url"}]): the figure of each unit directly below, without names of persons.

    ``url``: the unit's page; ``figure_url``: the same totals one step lower. Both only where the reader may open them.
    ``below``: the units directly below, where they are known already.
    """
    by, question = telling.by, telling.question
    whole, found = telling.split(indicator, below)
    doors = Doors(by).learn(unit for unit, _figure in found)
    lines = []
    for unit, figure in found:
        own = unit.pk == question.unit.pk
        deeper = not own and figure.records and kind != "term" and by.may(Permission.VIEW_REPORT, unit)
        given = {"unit_id": unit.pk, "kind": kind, "period": question.period.code, "key": indicator.key}
        lines.append(
            {
                "name": getattr(unit, "name_then", None) or unit.name,
                "own": own,
                "url": doors.url(unit),
                "words": reading.in_words(figure),
                "figure_url": reverse("overview:report-totals", kwargs=given) if deeper else "",
            }
        )
    return whole, lines
