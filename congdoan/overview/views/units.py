"""The whole page of a unit: who leads it, its figures that open, what stands below it, what changed when."""

from django.urls import reverse
from django.utils.translation import gettext as _

from congdoan.indicators import queries as indicators
from congdoan.indicators.engine import Question
from congdoan.kernel import dates
from congdoan.kernel.errors import Unreadable, why_not
from congdoan.kernel.periods import read_period
from congdoan.membership import queries as membership
from congdoan.organization import policies
from congdoan.organization import queries as organization
from congdoan.organization.choices import Permission, Post
from congdoan.overview import reading
from congdoan.reports.choices import Permission as Reports
from congdoan.ui.screens import UnitPage
from congdoan.units import queries as units

FIGURES = ("membership.members", "membership.women", "organization.groups", "care.visits", "finance.contributions", "education.sessions")


class WholeUnit(UnitPage):
    """Cả trang của một đơn vị, theo ngày."""

    permission = str(Permission.VIEW_UNITS)
    template_name = "overview/unit.html"
    section = "organization"

    def prepare(self):
        super().prepare()
        self.day, self.problem = self.by.today, ""
        if self.request.GET.get("ngay"):
            try:
                self.day = dates.read_date(self.request.GET["ngay"])
            except Unreadable as problem:
                self.problem = str(problem)
        self.title = units.name_on(self.unit, self.day)

    def context(self):
        below = list(units.children_on(self.unit, self.day))
        counts = membership.counts_by_unit(by=self.by, places=[self.unit, *below], on=self.day)
        return {
            "unit": self.unit,
            "day": self.day,
            "typed": self.request.GET.get("ngay") or dates.format_date(self.by.today),
            "problem": self.problem,
            "is_today": self.day == self.by.today,
            "above": [entry for entry in units.ancestors(self.unit) if entry.pk != self.unit.pk],
            "kind": units.kind_labels().get(self.unit.kind, self.unit.kind),
            "parent": units.parent_on(self.unit, self.day),
            "closed": self.unit.closed_on is not None and self.unit.closed_on <= self.day,
            "members": counts.get(self.unit.pk, 0),
            "below": [(entry, counts.get(entry.pk, 0)) for entry in below],
            "employers": list(units.employers(self.unit, self.day)),
            "officers": organization.holders(self.unit, list(Post), self.day),
            "placements": list(units.placements(self.unit)),
            "spells": list(units.spells(self.unit)),
            "terms": list(organization.terms(self.unit)),
            "figures": self.figures(),
            "actions": self.actions(below),
        }

    def figures(self):
        """This year's figures, each opening its rows."""
        if not self.by.may(Reports.VIEW_REPORT, self.unit):
            return []
        code = str(self.day.year)
        base = reverse("overview:report", kwargs={"unit_id": self.unit.pk, "kind": "year", "period": code})
        found = indicators.figures(Question(self.unit, read_period(code), self.day), keys=FIGURES, with_parts=False)
        return [
            {
                "label": found[key].label,
                "words": reading.in_words(found[key]),
                "url": f"{base}?mo={key}#ngan-keo" if found[key].records else "",
            }
            for key in FIGURES
            if key in found
        ]

    def actions(self, below):
        """Buttons at the head; what changes the unit is offered on today's page alone."""
        lead = [("organization:unit-tree", _("Cây đơn vị"), "cay"), ("organization:post-list", _("Chức vụ"), "nguoi")]
        given = {"unit_id": self.unit.pk}
        found = [{"label": label, "icon": icon, "url": reverse(name, kwargs=given), "main": False} for name, label, icon in lead]
        if self.day == self.by.today and self.by.may(Permission.FOUND_UNIT, self.unit):
            closed = why_not(policies.check_may_close, unit=self.unit, closed_on=policies.day_after(self.day), open_below=below)
            url = reverse("organization:unit-close", kwargs=given)
            found.append({"label": _("Kết thúc hoạt động"), "icon": "dong", "url": url, "why_not": closed})
        return found
