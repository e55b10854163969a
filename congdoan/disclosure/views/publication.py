"""One publication: the page with its figures, places and questions; its paper and workbook."""

from functools import cached_property

from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _t

from congdoan.disclosure import queries
from congdoan.disclosure.choices import Kind, Permission, Place
from congdoan.disclosure.views.places import days_of, kept_days, places_of
from congdoan.disclosure.views.publications import of_address, paper_of, table_of, told, url_of, with_lateness
from congdoan.kernel.dates import format_date
from congdoan.kernel.money import format_number
from congdoan.ui import xlsx
from congdoan.ui.screens import UnitPage


class PublicationPage(UnitPage):
    """Một lần công khai: the page, ``?dang=in`` the paper, ``?dang=xlsx`` the workbook."""

    permission = queries.publications.permission
    template_name = "disclosure/publication.html"
    section = "funds"

    def prepare(self):
        super().prepare()
        (self.row,) = with_lateness([of_address(self)])
        self.title = _t("Công khai %(what)s") % {"what": self.row}
        self.lines = list(queries.lines_of([self.row]))

    def get(self, request, *args, **kwargs):
        """Screen, paper or workbook."""
        if request.GET.get("dang") == "xlsx":
            titles, values = table_of().trimmed(self.lines).sheet(self.lines)
            return xlsx.response("cong-khai.xlsx", xlsx.workbook(self.title, titles, values, f"{self.unit.name}. {places_of(self.row)}"))
        if request.GET.get("dang") == "in":
            self.template_name = "disclosure/paper.html"
        return self.show()

    @cached_property
    def sees(self):
        """Whether the reader may open the rows."""
        return all(self.by.may(one, self.unit) for one in queries.NEEDED[Kind(self.row.kind)])

    def way(self, line):
        """Where a line's rows are; nowhere for who may not see them."""
        if not self.sees:
            return ""
        unit, year = self.unit.pk, self.row.year
        if line.fund_id:
            return reverse("finance:fund", args=[unit, line.fund_id])
        if self.row.kind in (Kind.ESTIMATE, Kind.SETTLEMENT):
            return reverse(f"budget:{self.row.kind}", kwargs={"unit_id": unit, "period": str(year)})
        names = {
            queries.HELPED: ("finance:fund-list", ""), "dues": ("dues:sheet-list", f"?tu=01/01/{year}&den=31/12/{year}"),
            "levy": ("dues:upward", f"?ky={year}"), "upward": ("dues:upward", f"?ky={year}"),
        }  # fmt: skip
        if line.key in names:
            name, asked = names[line.key]
            return reverse(name, args=[unit]) + asked
        return reverse(f"care:{line.key.removesuffix('s')}-list", args=[unit]) + f"?nam={year}"

    def context(self):
        if self.template_name == "disclosure/paper.html":
            return paper_of(self.row, self.lines) | {"back": self.request.path}
        table = table_of(self.way).trimmed(self.lines)
        facts = [
            {"label": _t("Ngày đầu"), "text": format_date(self.row.published_on), "note": self.row.late},
            {"label": _t("Người công khai"), "text": self.row.recorded_by.full_name},
            {"label": _t("Lần"), "text": format_number(self.row.edition)},
        ]
        return {
            "unit": self.unit,
            "table": table,
            "rows": table.shown(self.lines),
            "facts": facts,
            "actions": self.actions(),
            "questions": self.questions(),
            "places": self.places(),
            "add_url": url_of("publication-place", self.unit.pk, self.row.pk) if self.makes else "",
        }

    @cached_property
    def makes(self):
        """Whether the reader publishes here."""
        return self.by.may(Permission.MAKE_PUBLICATION, self.unit)

    def places(self):
        """Where it was told, with what may be done about each."""
        return [
            {
                "words": capfirst(str(one)), "days": days_of(one), "count": kept_days(one, self.by.today), "who": one.recorded_by.full_name,
                "down_url": self._step("display-take-down", one) if one.valid_until is None else "", "cancel_url": self._step("display-cancel", one),
            }
            for one in self.row.displays.all()
        ]  # fmt: skip

    def _step(self, name, display):
        return url_of(name, self.unit.pk, display.pk) if self.makes and display.place != Place.APP else ""

    def questions(self):
        """What members asked of it, with answers; those that wait for who may answer."""
        rows = queries.questions(by=self.by, unit=self.unit).filter(publication=self.row)
        if not self.by.may(Permission.ANSWER_QUESTION, self.unit):
            return [told(row) for row in rows if row.answered]
        return [told(row, *(url_of(f"question-{name}", self.unit.pk, row.pk) for name in ("reply", "cancel"))) for row in rows]

    def actions(self):
        found = [
            {"label": _t("Tải về Excel"), "icon": "tai", "url": "?dang=xlsx"},
            {"label": _t("In A4"), "icon": "in", "url": "?dang=in", "main": True},
        ]
        if self.makes:
            found.insert(0, {"label": _t("Rút"), "icon": "lui", "url": url_of("publication-cancel", self.unit.pk, self.row.pk)})
        return found
