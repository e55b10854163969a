"""One publication: the page with its figures, places and questions; its paper and workbook."""

from functools import cached_property

from django.utils.text import capfirst
from django.utils.translation import gettext as _t

from congdoan.disclosure import queries
from congdoan.disclosure.choices import Permission, Place
from congdoan.disclosure.views import ways
from congdoan.disclosure.views.places import days_of, kept_days, places_of
from congdoan.disclosure.views.publications import of_address, paper_of, table_of, told, url_of, with_lateness
from congdoan.kernel.dates import format_date
from congdoan.kernel.db.gathering import gather
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
        row = of_address(self)
        self.lines, duties = gather(queries.lines_of([row]), queries.duties())
        (self.row,) = with_lateness([row], duties)
        self.title = _t("Công khai %(what)s") % {"what": self.row}

    def get(self, request, *args, **kwargs):
        """Screen, paper or workbook."""
        if request.GET.get("dang") == "xlsx":
            titles, values = table_of().trimmed(self.lines).sheet(self.lines)
            return xlsx.response("cong-khai.xlsx", xlsx.workbook(self.title, titles, values, f"{self.unit.name}. {places_of(self.row)}"))
        if request.GET.get("dang") == "in":
            self.template_name = "disclosure/paper.html"
        return self.show()

    def context(self):
        if self.template_name == "disclosure/paper.html":
            return paper_of(self.row, self.lines) | {"back": self.request.path}
        parts = ways.parts_of(self, next((line for line in self.lines if str(line.number) == self.request.GET.get("gom")), None))
        table = parts["table"] if parts else table_of(ways.Ways(self.by, self.row, self.lines).of).trimmed(self.lines)
        facts = [
            {"label": _t("Ngày đầu"), "text": format_date(self.row.published_on), "note": self.row.late},
            {"label": _t("Người công khai"), "text": self.row.recorded_by.full_name},
            {"label": _t("Lần"), "text": format_number(self.row.edition)},
        ]
        return {
            "unit": self.unit,
            "table": table,
            "rows": table.shown(parts["rows"] if parts else self.lines),
            "parts": parts,
            "facts": facts,
            "actions": self.actions(),
            "questions": [] if parts else self.questions(),
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
