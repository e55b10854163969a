"""Dự toán, quyết toán từng năm của đơn vị."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from congdoan.budget import queries
from congdoan.budget.choices import BADGES, Kind, Permission, State
from congdoan.budget.views.links import page_url, url
from congdoan.ledger.choices import Permission as Books
from congdoan.organization.choices import GRASSROOTS_LEVEL
from congdoan.ui.screens import UnitPage
from congdoan.units import queries as units


class Years(UnitPage):
    """Dự toán, quyết toán từng năm của đơn vị."""

    permission = str(Permission.VIEW_FILINGS)
    template_name = "budget/years.html"
    section = "funds"
    title = gettext_lazy("Dự toán, quyết toán")

    def context(self):
        held, this = {}, self.by.today.year
        sees_drafts = self.by.may(Books.VIEW_BOOKS, self.unit)
        for filing in queries.filings(by=self.by, unit=self.unit):
            if sees_drafts or filing.sent_at:
                held.setdefault((filing.year, filing.kind), filing)
        years = sorted({this + 1, this, this - 1, *(year for year, _kind in held)}, reverse=True)
        return {
            "unit": self.unit,
            "years": [
                {
                    "year": year,
                    "filings": [self._told(held.get((year, kind)), kind, year) for kind in Kind if kind != Kind.SETTLEMENT or year < this],
                }
                for year in years
            ],
            "below": self._below(),
        }

    def _below(self):
        """The ways to what those below send; none where nobody below keeps books."""
        if units.kind_levels().get(self.unit.kind, GRASSROOTS_LEVEL) >= GRASSROOTS_LEVEL:
            return []
        return [
            {"label": _("Dự toán cấp dưới"), "url": url("estimates-below", self.unit.pk)},
            {"label": _("Quyết toán cấp dưới"), "url": url("settlements-below", self.unit.pk)},
            {"label": _("Tổng hợp dự toán"), "url": url("estimate-sum", self.unit.pk)},
            {"label": _("Tổng hợp quyết toán"), "url": url("settlement-sum", self.unit.pk)},
        ]

    def _told(self, filing, kind, year):
        state = filing.state if filing else State.NONE
        return {"label": kind.label, "state": state.label, "badge": BADGES[state], "url": page_url(kind, self.unit.pk, year)}
