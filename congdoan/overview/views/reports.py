"""The report reader: choose, read with figures that open, take away as Word, PDF or Excel, write the hand-written parts."""

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from congdoan.access.actions import refusal
from congdoan.indicators import engine
from congdoan.indicators import queries as indicators
from congdoan.indicators.below import units_below
from congdoan.indicators.choices import Permission as Declaring
from congdoan.indicators.engine import Question
from congdoan.indicators.indicator import REGISTRY
from congdoan.indicators.telling import Telling
from congdoan.kernel import covering
from congdoan.kernel.errors import NotAllowed, Unreadable
from congdoan.organization import queries as organization
from congdoan.overview import figures, queries, reading, reporting
from congdoan.reports.choices import Permission
from congdoan.reports.outline import KINDS, outline
from congdoan.reports.writers import WRITERS
from congdoan.ui.opening import Doors
from congdoan.ui.screens import ListScreen, UnitPage
from congdoan.ui.tables import Column, Table
from congdoan.units import queries as units

DRAWER_ROWS = 30


class ReportList(UnitPage):
    """Chọn báo cáo: theo nhiệm kỳ, năm; nửa năm, quý, tháng của năm đã chọn."""

    permission = str(Permission.VIEW_REPORT)
    template_name = "overview/report_list.html"
    section = "reports"
    title = _("Báo cáo")

    def context(self):
        codes = indicators.declared_codes([self.unit.pk])
        years = reading.years_of(self.unit, self.by.today, codes)
        asked = self.request.GET.get("nam", "")
        year = next((year for year in years if str(year) == asked), years[0])
        return {
            "unit": self.unit,
            "groups": reading.choices(self.unit, organization.terms(self.unit), self.by.today, year, codes),
            "years": years,
            "year": year,
            "declared": queries.declared_figures(by=self.by, unit=self.unit).count(),
            "may_declare": self.by.may(Declaring.DECLARE_FIGURE, self.unit),
        }


class OfReport(UnitPage):
    """What the pages of one report share: kind and period from the address."""

    permission = str(Permission.VIEW_REPORT)
    section = "reports"

    def prepare(self):
        super().prepare()
        self.kind, self.code = self.kwargs["kind"], self.kwargs["period"]
        if self.kind not in KINDS:
            raise Http404
        try:
            self.period = reporting.period_of(self.unit, self.kind, self.code)
        except Unreadable as problem:
            raise Http404 from problem
        if self.period.code != self.code:
            raise Http404  # written with something around it that was read past

    def question(self):
        """Unit and period."""
        return Question(self.unit, self.period, self.by.today)

    def address(self, name="report", **more):
        """An address within this report."""
        return reverse(f"overview:{name}", kwargs={"unit_id": self.unit.pk, "kind": self.kind, "period": self.code, **more})

    def build(self):
        """The whole report; ``opening``: what the reader may open of its figures."""
        question = self.question()
        below = units_below(question) if self.request.GET.get("mo") else units.children_on(self.unit, question.as_of)[:1]
        self.telling = Telling(self.by, question)
        given = {"unit": self.unit, "period": self.period, "today": self.by.today}
        report, [self.below] = reporting.build_beside(by=self.by, **given, beside=(below,), telling=self.telling)
        self.opening = figures.Opening(self.by, self.unit, question.as_of, bool(self.below))
        return report


class ReadReport(OfReport):
    """Đọc báo cáo: bấm vào con số để mở các dòng."""

    template_name = "overview/report.html"
    fragments = ("ngan-keo",)

    def context(self):
        report = self.build()
        self.report_figures = report.figures
        opened = self.request.GET.get("mo", "")
        may_write = self.by.may(Permission.WRITE_REPORT, self.unit)
        title = str(outline(self.kind, self.question().as_of).title)
        return {
            "unit": self.unit,
            "title": f"{title}, {self.period.label}",
            "heading": title,
            "report": report,
            "paper": report.paper,
            "sections": reading.sections(report, self, opened, may_write),
            "annex": reading.annex(report, self, reporting.ROOM_LABELS),
            "drawer": self.drawer(report, opened),
            "base": self.address(),
            "files": [
                (label, self.address("report-file", form=form)) for form, label in (("docx", "Word"), ("pdf", "PDF"), ("xlsx", "Excel"))
            ],
        }

    def figure_url(self, key):
        """Where a figure opens, or "" if nothing behind it is for this reader."""
        figure = self.report_figures.get(key)
        return self.opening.url(figure, self.address()) if figure is not None else ""

    def drawer(self, report, opened):
        """The panel of rows beside the text, or None."""
        figure = report.figures.get(opened)
        if figure is None:
            return None
        indicator = figure.indicator
        drawer = {
            "figure": figure,
            "indicator": indicator,
            "words": reading.in_words(figure),
            "close": self.address(),
            "all": self.address("report-rows", key=indicator.key),
            "workbook": self.address("report-rows", key=indicator.key) + "?dang=xlsx",
        }
        if figure.covered:
            return {**drawer, "refusal": covered_sentence()}
        if not self.opening.rows(indicator):
            if not self.opening.has_below:
                return {**drawer, "refusal": refusal(indicator.permission, self.unit)}
            return {**drawer, "totals": figures.totals(self.telling, indicator, self.kind, self.below)[1]}
        found = list(figure.rows[: DRAWER_ROWS + 1])
        more, closed = len(found) > DRAWER_ROWS, "" if len(found) > DRAWER_ROWS else closed_sentence(figure.records - len(found))
        rows = reading.drawer_rows(indicator, found[:DRAWER_ROWS], Doors(self.by))
        by_unit = self.address("report-totals", key=indicator.key) if closed and self.opening.has_below else ""
        return {**drawer, "rows": rows, "more": more, "closed": closed, "by_unit": by_unit}


class ReportFile(OfReport):
    """Tải báo cáo về: Word, PDF, Excel."""

    def get(self, request, *args, **kwargs):
        """The file."""
        form = self.kwargs["form"]
        if form not in WRITERS:
            raise Http404
        answer = HttpResponse(WRITERS[form].write(self.build().paper), content_type=WRITERS[form].media_type)
        name = f"bao-cao-{self.unit.code.lower()}-{self.code.replace('..', '-')}.{form}"
        answer["Content-Disposition"] = f'attachment; filename="{name}"'
        return answer


def covered_sentence():
    """What is said of a figure that is covered for the reader."""
    words = _("Số dưới %(least)s người, hoặc từ đó tính ra được số dưới %(least)s người, thì chỉ nơi quản lý đoàn viên được xem.")
    return words % {"least": covering.LEAST}


def closed_sentence(count):
    """What is said of the rows that lie beyond the person's right; empty if there are none."""
    if count <= 0:
        return ""
    return _("Còn %(count)s dòng của đơn vị cấp dưới: anh/chị xem được số, chỉ đơn vị đó mở được từng dòng.") % {"count": count}


def rows_table(indicator):
    """The table of an indicator's rows: a name leads to the person, the first other cell to the record."""
    row_opens = next((place for place, (*_rest, kind) in enumerate(indicator.columns) if kind != "name"), None)
    columns = []
    for place, (title, value, kind) in enumerate(indicator.columns):
        opens = reading.person_of(indicator) if kind == "name" else (lambda row: row) if place == row_opens else None
        columns.append(Column(str(title), value, kind=kind, opens=opens))
    return Table(str(indicator.label), tuple(columns))


class FigureRows(OfReport, ListScreen):
    """Các dòng của một con số: tất cả, in được, tải được."""

    template_name = "ui/list.html"
    file_name = "cac-dong.xlsx"

    @classmethod
    def permission_needed(cls):
        return str(Permission.VIEW_REPORT)

    def prepare(self):
        super().prepare()
        self.indicator = REGISTRY.get(self.kwargs["key"])
        if self.indicator is None:
            raise Http404
        if not self.by.may(self.indicator.permission, self.unit):
            raise NotAllowed(refusal(self.indicator.permission, self.unit))
        self.table = rows_table(self.indicator)
        self.title = self.print_title = str(self.indicator.label)
        question = self.question()
        self.figure = Telling(self.by, question).figure(self.indicator)
        self.found = reporting.opened_rows(self.by, self.indicator, engine.rows(self.indicator, question), self.unit)
        self.order = tuple(self.found.query.order_by) or ("pk",)

    def rows(self):
        self.form = None
        return self.found

    def summary(self):
        words = _("%(figure)s, %(period)s. %(how)s") % {
            "figure": reading.in_words(self.figure),
            "period": self.period.label,
            "how": self.indicator.how,
        }
        return f"{words} {closed_sentence(self.figure.records - self.found.order_by().values('pk').distinct().count())}".strip()

    def actions(self):
        return [{"label": _("Về báo cáo"), "icon": "bc", "url": self.address() + f"?mo={self.indicator.key}", "main": False}]

    def address(self, name="", **changes):
        if name or not changes:
            return OfReport.address(self, name or "report", **changes)
        return ListScreen.address(self, **changes)
