"""Cấp dưới gửi lên: how far each unit is, and all that stands added up."""

from functools import cached_property
from urllib.parse import urlencode

from django.db.models import Count
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from congdoan.budget import forms, queries, shown
from congdoan.budget.choices import BADGES, Kind, State
from congdoan.budget.views.links import page_url, url, year_in
from congdoan.kernel.dates import day_of, format_date
from congdoan.ui import xlsx
from congdoan.ui.screens import AsOf, ListScreen, UnitPage
from congdoan.ui.tables import Column, Table

THERE = (State.SENT, State.APPROVED)


class _OfYear:
    """The year that the address asks for; without one the year whose turn it is."""

    kind = Kind.ESTIMATE
    called = ""
    sum_name, list_name = "", ""

    def prepare(self):
        super().prepare()
        turn = self.by.today.year - 1 if self.kind == Kind.SETTLEMENT else self.by.today.year
        self.year = year_in(self.request.GET.get("nam", "")) or turn
        self.title = self.called % {"year": self.year}


class _Below(_OfYear, AsOf, ListScreen):
    """Đơn vị bên dưới, from the tree of the year's last day."""

    query = queries.units_below
    filter_form = forms.BelowFilter
    section = "funds"
    order = ("path", "pk")
    things = gettext_lazy("đơn vị")
    empty_icon = "cay"
    empty_title = gettext_lazy("Không có đơn vị nào bên dưới")
    empty_text = gettext_lazy("Đơn vị có công đoàn cơ sở trực thuộc thì các đơn vị ấy đứng ở đây.")
    day_words = gettext_lazy("Đang xem như cuối ngày {day}: đơn vị nào đã gửi, đã duyệt vào ngày ấy.")

    def query_arguments(self):
        return {"kind": self.kind, "year": self.year, "on": self.past_day, "moved": self.ground[0]}

    @cached_property
    def ground(self):
        """(whether units moved since, the form's lines, the deadline's rows)."""
        return queries.ground(self.unit, self.kind, self.year, self.by.today)

    @property
    def due(self):
        """The day by which they send."""
        return queries.due_on(self.kind, self.year, self.ground[2])

    @property
    def key(self):
        """The line whose figures are shown beside, "" for none."""
        asked = self.request.GET.get("dong", "")
        return asked if any(line.key == asked for line in self.ground[1]) else ""

    def page_rows(self, rows):
        """The units with their filings, and what these say in the line asked for."""
        ids = [row.filing_id for row in rows if row.filing_id]
        held = {one.pk: one for one in queries.by_ids(ids)}
        asked = (self.kind, self.year, self.ground[1], self.key, self.past_day)
        amounts = queries.line_amounts([row.pk for row in rows], *asked) if self.key else {}
        for row in rows:
            row.filing, row.amount = held.get(row.filing_id), amounts.get(row.pk)
        return rows

    @property
    def table(self):
        """Each unit in a line."""
        columns = (
            Column(_("Đơn vị"), lambda row: row.name, link=self._way, note=lambda row: row.code),
            Column(
                _("Đến đâu"),
                lambda row: State(row.state_then).label,
                "badge",
                badge=lambda row: BADGES[State(row.state_then)],
                phone="nhan",
            ),
            Column(_("Ngày gửi"), self._sent_on, "date", phone="nhan"),
            Column(_("Hạn gửi"), self._late, "badge", badge=lambda row: "son", phone="nhan", optional=True),
            Column(_("%(line)s (đ)") % {"line": self._line_name()}, lambda row: row.amount, "money", phone="nhan", optional=True),
        )
        return Table(self.title, columns)

    def _line_name(self):
        """What the line shown beside is called."""
        return next((line.label for line in self.ground[1] if line.key == self.key), _("Số tiền"))

    def _way(self, row):
        return page_url(self.kind, row.pk, self.year) if row.filing and row.filing.sent_at else ""

    def _sent_on(self, row):
        moment = row.filing.sent_at if row.filing else None
        return day_of(moment) if self.by_then(moment) else None

    def _late(self, row):
        """Words for who has let the day go by."""
        sent = self._sent_on(row)
        if self.due is None or (sent or self.day) <= self.due:
            return ""
        return _("gửi trễ") if sent else _("quá hạn")

    def page_label(self, row):
        return row.name

    def summary(self):
        rows = type(self).query(by=self.by, unit=self.unit, **self.query_arguments())
        found = dict(rows.order_by().values_list("state_then").annotate(n=Count("pk")))
        words = {
            "total": sum(found.values()), "there": sum(found.get(state, 0) for state in THERE), "approved": found.get(State.APPROVED, 0),
            "due": format_date(self.due) if self.due else "-",
        }  # fmt: skip
        return _("%(there)s trên %(total)s đơn vị đã gửi, %(approved)s đã duyệt. Hạn gửi %(due)s.") % words

    def actions(self):
        return [{"label": _("Tổng hợp"), "icon": "bc", "url": f"{url(self.sum_name, self.unit.pk)}?nam={self.year}", "main": True}]

    def empty_action(self):
        return None


class EstimatesBelow(_Below):
    """Dự toán cấp dưới gửi lên."""

    called = gettext_lazy("Dự toán cấp dưới năm %(year)s")
    file_name = "du-toan-cap-duoi.xlsx"
    sum_name = "estimate-sum"


class SettlementsBelow(_Below):
    """Quyết toán cấp dưới gửi lên."""

    kind = Kind.SETTLEMENT
    called = gettext_lazy("Quyết toán cấp dưới năm %(year)s")
    file_name = "quyet-toan-cap-duoi.xlsx"
    sum_name = "settlement-sum"


class _Sum(_OfYear, AsOf, UnitPage):
    """Tổng hợp: every line added up over what stands below."""

    permission = queries.consolidated.permission
    template_name = "budget/sum.html"
    section = "funds"

    def prepare(self):
        super().prepare()
        self.found = queries.consolidated(by=self.by, unit=self.unit, kind=self.kind, year=self.year, on=self.past_day)
        assigned = self.found.assigned if self.kind == Kind.SETTLEMENT and any(self.found.assigned.values()) else None
        approved = self.found.approved if self.found.approvals else None
        self.rows = shown.rows(self.found.lines, self.kind, self.found.amounts, assigned, approved, url=self._way)

    def _way(self, line):
        asked = {"nam": self.year, "dong": line.key} | ({"ngay": format_date(self.day)} if self.past_day else {})
        return f"{url(self.list_name, self.unit.pk)}?{urlencode(asked)}"

    @property
    def table(self):
        """The columns of the form."""
        figure = _("Dự toán (đ)") if self.kind == Kind.ESTIMATE else _("Quyết toán (đ)")
        return Table(
            self.title,
            (
                Column(_("Nội dung"), lambda row: row.label, note=lambda row: row.note),
                Column(_("Mã số"), lambda row: row.line.code, phone="nhan"),
                Column(_("Dự toán giao (đ)"), lambda row: row.assigned, "money", phone="nhan", optional=True),
                Column(figure, lambda row: row.amount, "money", phone="nhan", link=lambda row: row.url if row.amount else ""),
                Column(_("Cấp trên duyệt (đ)"), lambda row: row.approved, "money", phone="nhan", optional=True),
            ),
        )

    def get(self, request, *args, **kwargs):
        """Screen, paper or workbook."""
        if request.GET.get("dang") == "xlsx":
            titles, values = self.table.sheet(self.rows)
            return xlsx.response(f"tong-hop-{self.year}.xlsx", xlsx.workbook(self.title, titles, values, self._said()))
        if request.GET.get("dang") == "in":
            self.template_name = "budget/sum_paper.html"
        return self.show()

    def _said(self):
        words = {"filings": self.found.filings, "approvals": self.found.approvals, "day": format_date(self.day)}
        return _("Cộng %(filings)s đơn vị bên dưới đã gửi, trong đó %(approvals)s đã duyệt, tính đến ngày %(day)s.") % words

    def context(self):
        table, asked = self.table.trimmed(self.rows), {"nam": self.year} | ({"ngay": format_date(self.day)} if self.past_day else {})
        return {
            **super().context(),
            "unit": self.unit,
            "form": self.found.lines[0].form if self.found.lines else None,
            "year": self.year,
            "table": table,
            "rows": table.shown(self.rows),
            "lines": self.rows,
            "said": self._said(),
            "is_settlement": self.kind == Kind.SETTLEMENT,
            "kept": [("nam", self.year)],
            "today_url": f"?nam={self.year}",
            "superior": self.unit.parent.name if self.unit.parent else "",
            "back": f"?{urlencode(asked)}",
            "actions": [
                {"label": _("Năm trước"), "url": f"?nam={self.year - 1}"},
                {"label": _("Năm sau"), "url": f"?nam={self.year + 1}"},
                {"label": _("In A4"), "icon": "in", "url": "?" + urlencode({**asked, "dang": "in"})},
                {"label": _("Tải về Excel"), "icon": "tai", "url": "?" + urlencode({**asked, "dang": "xlsx"})},
                {
                    "label": _("Danh sách đơn vị"),
                    "icon": "cay",
                    "url": f"{url(self.list_name, self.unit.pk)}?{urlencode(asked)}",
                    "main": True,
                },
            ],
        }


class EstimateSum(_Sum):
    """Tổng hợp dự toán cấp dưới."""

    called = gettext_lazy("Tổng hợp dự toán năm %(year)s")
    list_name = "estimates-below"


class SettlementSum(_Sum):
    """Tổng hợp quyết toán cấp dưới."""

    kind = Kind.SETTLEMENT
    called = gettext_lazy("Tổng hợp quyết toán năm %(year)s")
    list_name = "settlements-below"
