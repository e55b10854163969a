"""Dự toán, quyết toán của một đơn vị: one filing as a page, a paper and a workbook."""

from functools import cached_property
from urllib.parse import urlencode

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from congdoan.budget import policies, queries, shown
from congdoan.budget.choices import BADGES, Kind, Permission, State
from congdoan.budget.views.links import url, year_of
from congdoan.kernel.dates import format_date
from congdoan.kernel.db.gathering import gather
from congdoan.kernel.text import number_in
from congdoan.ledger.choices import Permission as Books
from congdoan.ui import xlsx
from congdoan.ui.screens import UnitPage
from congdoan.ui.tables import Column, Table


class FilingPage(UnitPage):
    """Một hồ sơ: its lines, what is missing, who did what; ``?lan=`` an earlier edition, ``?dang=in`` the form, ``?dang=xlsx``."""

    permission = str(Permission.VIEW_FILINGS)
    template_name = "budget/filing.html"
    section = "funds"
    kind = Kind.ESTIMATE
    called = ""

    def prepare(self):
        self.year = year_of(self)
        super().prepare()
        self.title = self.called % {"year": self.year}
        self.sees_books = self.by.may(Books.VIEW_BOOKS, self.unit)
        self._ask()

    def _ask(self):
        mine = queries.filings(by=self.by, unit=self.unit).filter(kind=self.kind, year=self.year)
        mine = mine if self.sees_books else mine.filter(sent_at__isnull=False)  # a draft is the unit's own affair
        self.editions, held, self.lines, due, self.shares, given = gather(
            mine, queries.lines_of(mine.order_by().values("pk")), queries.layout(self.kind, self.year),
            queries.deadlines(self.kind, self.year), queries.shares_of(self.year), queries.assigned(self.unit, self.year),
        )  # fmt: skip
        self.due = queries.due_on(self.kind, self.year, due)
        asked = number_in(self.request.GET.get("lan", ""), most=3)
        newest = self.editions[0] if self.editions else None
        self.filing = next((one for one in self.editions if one.edition == asked), newest)
        self.is_newest = self.filing is newest
        self.held = [row for row in held if self.filing is not None and row.filing_id == self.filing.pk]
        self.given = {row.line.key: row.granted for row in given}

    books = None

    @property
    def state(self):
        """How far the filing is."""
        return self.filing.state if self.filing else State.NONE

    def get(self, request, *args, **kwargs):
        """Screen, paper or workbook."""
        if request.GET.get("dang") == "xlsx":
            titles, values = self.table.sheet(self.rows)
            name = f"{'du-toan' if self.kind == Kind.ESTIMATE else 'quyet-toan'}-{self.year}.xlsx"
            return xlsx.response(name, xlsx.workbook(self.title, titles, values, f"{self.unit.name}. {self.state.label.capitalize()}"))
        if request.GET.get("dang") == "in":
            self.template_name = "budget/filing_paper.html"
        return self.show()

    @cached_property
    def now(self):
        """{key: đồng} as the books stand, where there is anything to compare; None else."""

    @cached_property
    def rows(self):
        """[shown.Row] of every line."""
        if not self.lines:
            return []
        if self.filing is None:
            amounts, assigned, approved = self.now or {}, (self.given or None) if self.kind == Kind.SETTLEMENT else None, None
        else:
            amounts, assigned, approved = shown.columns_of(self.held)
        return shown.rows(self.lines, self.kind, amounts, assigned, approved, self.now, self.way)

    def way(self, line):
        """Where a line's figure opens; nowhere by itself."""
        return ""

    @property
    def table(self):
        """The columns of the form."""
        return Table(
            self.title,
            (
                Column(_("Nội dung"), lambda row: row.label, note=lambda row: row.note),
                Column(_("Mã số"), lambda row: row.line.code, phone="nhan"),
                *self.figures(),
            ),
        )

    def figures(self):
        """The money columns."""
        return (
            Column(_("Dự toán (đ)"), lambda row: row.amount, "money", phone="nhan"),
            Column(_("Cấp trên duyệt (đ)"), lambda row: row.approved, "money", phone="nhan", optional=True),
        )

    def context(self):
        table = self.table.trimmed(self.rows)
        values = {row.line.key: row.amount or 0 for row in self.rows}
        chart = self.lines[0].form.chart if self.lines else ""
        return {
            "unit": self.unit,
            "filing": self.filing,
            "form": self.lines[0].form if self.lines else None,
            "year": self.year,
            "table": table,
            "rows": table.shown(self.rows),
            "lines": self.rows,
            "state": self.state.label.capitalize(),
            "badge": BADGES[self.state],
            "remark": self.filing.remark if self.filing else "",
            "replaced": self.filing is not None and not self.is_newest,
            "warnings": list(policies.share_words(self.shares, chart, values)),
            "differs": [row for row in self.rows if row.differs],
            "facts": self.facts(),
            "checks": self.checks(),
            "editions": self._editions(),
            "actions": self.actions(),
            "superior": self.unit.parent.name if self.unit.parent else "",
            "is_settlement": self.kind == Kind.SETTLEMENT,
            "back": self.request.path,
            "years_url": url("years", self.unit.pk),
        }

    def facts(self):
        """Who did what, when."""
        found = [{"label": _("Hạn gửi"), "text": format_date(self.due)}] if self.due else []
        steps = (
            ("drawn", _("Lập")),
            ("agreed", _("Đồng ý")),
            ("sent", _("Gửi cấp trên")),
            ("returned", _("Trả lại")),
            ("approved", _("Duyệt")),
        )
        for name, label in steps:
            moment = getattr(self.filing, f"{name}_at", None)
            if moment:
                found.append({"label": label, "text": format_date(moment), "note": getattr(self.filing, f"{name}_by").full_name})
        return found

    def checks(self):
        """[{"label", "done", "url"}] of what a year wants; none by itself."""
        return []

    def _editions(self):
        if len(self.editions) < 2:
            return []
        return [
            {"text": _("Lần %(number)s, %(state)s") % {"number": one.edition, "state": one.state.label}, "url": f"?lan={one.edition}",
             "shown": one is self.filing}
            for one in self.editions
        ]  # fmt: skip

    def actions(self):
        """What the reader may do with it now."""
        asked = {"lan": self.filing.edition} if self.filing and not self.is_newest else {}
        found = [
            {"label": _("In A4"), "icon": "in", "url": "?" + urlencode({**asked, "dang": "in"})},
            {"label": _("Tải về Excel"), "icon": "tai", "url": "?" + urlencode({**asked, "dang": "xlsx"})},
        ]
        return found + ([*self._drawing(), *self._steps()] if self.filing is None or self.is_newest else [])

    def _drawing(self):
        if not self.by.may(Permission.DRAW_FILING, self.unit) or self.state == State.SENT and not self._wants_another():
            return []
        name = "estimate-draw" if self.kind == Kind.ESTIMATE else "settlement-draw"
        fresh = self.state in (State.NONE, State.DRAWN, State.RETURNED)
        label = _("Sửa") if self.kind == Kind.ESTIMATE and fresh else _("Lập lại")
        label = _("Lập %(what)s") % {"what": self.kind.label} if self.state == State.NONE else label
        return [
            {"label": label, "icon": "sua", "main": fresh and self.state != State.DRAWN,
             "url": url(name, self.unit.pk, period=str(self.year)), "why_not": self.why_not_drawn()}
        ]  # fmt: skip

    def _wants_another(self):
        """True if what was sent may be followed by another before its answer."""
        return any(row.differs for row in self.rows)

    def why_not_drawn(self):
        """Why it cannot be drawn now; empty if it can."""
        return ""

    def _steps(self):
        listed = []
        for name, label, icon, states, permission, place in (
            ("filing-agree", _("Đồng ý"), "dung", (State.DRAWN,), Permission.AGREE_FILING, self.unit),
            ("filing-send", _("Gửi cấp trên"), "mui", (State.AGREED,), Permission.DRAW_FILING, self.unit),
            ("filing-return", _("Trả lại"), "lui", (State.SENT,), Permission.ANSWER_FILING, self.unit.parent),
            ("filing-approve", _("Duyệt"), "dung", (State.SENT,), Permission.ANSWER_FILING, self.unit.parent),
        ):
            if self.state in states and place is not None and self.by.may(permission, place):
                listed.append(
                    {"label": label, "icon": icon, "url": url(name, self.unit.pk, pk=self.filing.pk), "main": name != "filing-return"}
                )
        return listed


class EstimatePage(FilingPage):
    """Dự toán năm."""

    called = gettext_lazy("Dự toán năm %(year)s")
