"""Một lần khóa sổ: what each place of money and each fund had, what came and went, what goes over; screen, A4 to be signed, Excel."""

from dataclasses import dataclass

from django.http import Http404
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from congdoan.kernel.dates import day_of, format_date, long_date
from congdoan.ledger import queries
from congdoan.ledger.choices import AccountKind, Answer, Permission, Span
from congdoan.ledger.views.books import url
from congdoan.ledger.views.closings import ANSWER_BADGES, told
from congdoan.ledger.views.reopening import ways_to_reopen
from congdoan.ui import xlsx
from congdoan.ui.screens import UnitPage
from congdoan.ui.tables import Column, Table
from congdoan.units.places import place_of


@dataclass(frozen=True)
class Carried:
    """Một dòng: a place of money or a fund (đồng); a fund's balance is what the book owes it."""

    account: object
    opening: int
    came: int
    went: int
    left: int
    url: str = ""


class ClosingPage(UnitPage):
    """Khóa sổ một tháng, một năm: số dư đầu kỳ, tăng, giảm, số dư chuyển sang kỳ sau."""

    permission = str(Permission.VIEW_BOOKS)
    template_name = "ledger/closing.html"
    section = "funds"

    def prepare(self):
        super().prepare()
        self.closing = queries.closings(by=self.by, unit=self.unit).filter(pk=self.kwargs["pk"]).first()
        if self.closing is None:
            raise Http404
        self.title = _("Khóa sổ %(period)s") % {"period": self.closing.label}

    @cached_property
    def rows(self):
        """[Carried] of what had anything or moved, as the books stood with this closing."""
        row, period = self.closing, self.closing.period
        accounts = queries.carrying(self.unit, period.end)
        moved = queries.sums_between(accounts, period.start, period.end, row)
        rows = [self._row(one, *moved[one.pk]) for one in accounts]
        return [row for row in rows if row.opening or row.came or row.went or row.left]

    def _row(self, account, opening, came, went):
        if account.kind == AccountKind.FUND:  # what the book owes it
            opening, came, went = -opening, went, came
        return Carried(account, opening, came, went, opening + came - went, f"{self._vouchers()}&so={account.book_id}&quy={account.pk}")

    @property
    def table(self):
        """Columns of the screen and the workbook."""
        return Table(
            self.title,
            (
                Column(gettext_lazy("Tiền ở đâu, quỹ nào"), lambda row: row.account.name, note=lambda row: row.account.book.get_kind_display().capitalize(), link=lambda row: row.url),
                Column(gettext_lazy("Đầu kỳ (đ)"), lambda row: row.opening, "money", phone="nhan"),
                Column(gettext_lazy("Tăng (đ)"), lambda row: row.came, "money", phone="nhan"),
                Column(gettext_lazy("Giảm (đ)"), lambda row: row.went, "money", phone="nhan"),
                Column(gettext_lazy("Chuyển kỳ sau (đ)"), lambda row: row.left, "money", phone="nhan"),
            ),
        )  # fmt: skip

    def get(self, request, *args, **kwargs):
        """Screen, paper (?dang=in) or workbook (?dang=xlsx)."""
        if request.GET.get("dang") == "xlsx":
            titles, values = self.table.sheet(self.rows)
            return xlsx.response(f"khoa-so-{self.closing.period.code}.xlsx", xlsx.workbook(self.title, titles, values))
        if request.GET.get("dang") == "in":
            self.template_name = "ledger/closing_paper.html"
        return self.show()

    def context(self):
        row, superior = self.closing, self.unit.parent.name if self.unit.parent else ""
        count = queries.sealed_count(row)
        return {
            "unit": self.unit,
            "closing": row,
            "table": self.table,
            "rows": self.table.shown(self.rows),
            "paper": self.rows,
            "state": self._state(),
            "vouchers": count,
            "later": row.vouchers_sealed if row.kind == Span.MONTH and row.vouchers_sealed < count else 0,
            "vouchers_url": self._vouchers(),
            "requests": [self._request(one) for one in row.reopenings.all()],
            "superior": superior,
            "place": place_of(superior) or place_of(self.unit.name),
            "date": long_date(day_of(row.closed_at)),
            "back": self.request.path,
            "list_url": url("closing-list", self.unit),
            "actions": [
                {"label": _("In A4"), "icon": "in", "url": "?dang=in"},
                {"label": _("Tải về Excel"), "icon": "tai", "url": "?dang=xlsx"},
                *ways_to_reopen(self.by, row, queries.last_closed(self.unit)),
            ],
        }

    def _request(self, one):
        answer, days = Answer(one.answer), [format_date(at) for at in (one.asked_at, one.answered_at) if at]
        note = _("Đề nghị ngày %(day)s") if len(days) == 1 else _("Đề nghị ngày %(day)s, trả lời ngày %(answered)s")
        words = {"day": days[0], "answered": days[-1]}
        return {"kind": ANSWER_BADGES[answer], "badge": answer.label, "text": told(one), "note": note % words}

    def _vouchers(self):
        """Those of the period that stood in the books with this closing."""
        period = self.closing.period
        asked = f"khoa={self.closing.pk}&start={period.start:%d/%m/%Y}&end={period.last_day:%d/%m/%Y}"
        return f"{url('voucher-list', self.unit)}?{asked}"

    def _state(self):
        row = self.closing
        words = {"who": row.closed_by.full_name, "day": format_date(row.closed_at)}
        said = _("%(who)s khóa ngày %(day)s.") % words
        if row.reopened_at:
            said += " " + _("Đã mở lại ngày %(day)s.") % {"day": format_date(row.reopened_at)}
        return said
