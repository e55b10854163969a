"""A figure by the units below: numbers without names."""

from django.http import Http404
from django.utils.translation import gettext as _

from congdoan.indicators.indicator import REGISTRY
from congdoan.indicators.telling import Telling
from congdoan.overview import figures, reading
from congdoan.overview.views.reports import OfReport


class FigureTotals(OfReport):
    """Một con số chia theo đơn vị trực thuộc: chỉ số, không tên người."""

    template_name = "overview/totals.html"

    def prepare(self):
        super().prepare()
        self.indicator = REGISTRY.get(self.kwargs["key"])
        if self.indicator is None:
            raise Http404
        self.title = str(self.indicator.label)

    def context(self):
        figure, lines = figures.totals(Telling(self.by, self.question()), self.indicator, self.kind)
        buttons = [{"label": _("Về báo cáo"), "icon": "bc", "url": self.address(), "main": False}]
        if self.by.may(self.indicator.permission, self.unit):
            url = self.address("report-rows", key=self.indicator.key)
            buttons.append({"label": _("Xem từng dòng"), "icon": "sach", "url": url, "main": False})
        return {
            "unit": self.unit,
            "period": self.period,
            "words": reading.in_words(figure),
            "how": self.indicator.how,
            "lines": lines,
            "actions": buttons,
        }
