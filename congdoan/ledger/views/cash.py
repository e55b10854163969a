"""Sổ quỹ tiền mặt, sổ tiền gửi của một tháng: screen, A4 to be signed, Excel."""

import datetime
import re

from django.http import Http404
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from congdoan.kernel import dates
from congdoan.ledger import policies, queries
from congdoan.ledger.choices import AccountKind, Permission
from congdoan.ledger.views.books import url
from congdoan.ui import xlsx
from congdoan.ui.screens import UnitPage
from congdoan.ui.tables import Column, Table
from congdoan.units.places import place_of

MONTH = re.compile(r"(0?[1-9]|1[0-2])/((?:19|20)\d\d)")
WHOLE = Table(
    gettext_lazy("Sổ quỹ"),
    (
        Column(gettext_lazy("Ngày"), lambda line: line.voucher.voucher_on, "date"),
        Column(gettext_lazy("Số hiệu"), lambda line: line.voucher.mark),
        Column(gettext_lazy("Nội dung"), lambda line: line.voucher.words),
        Column(gettext_lazy("Thu (đ)"), lambda line: line.came or None, "money"),
        Column(gettext_lazy("Chi (đ)"), lambda line: line.went or None, "money"),
        Column(gettext_lazy("Tồn (đ)"), lambda line: line.left, "money"),
    ),
)
NAMES = {
    AccountKind.CASH: (gettext_lazy("Sổ quỹ tiền mặt"), gettext_lazy("Mẫu S11-H"), gettext_lazy("Thủ quỹ")),
    AccountKind.BANK: (gettext_lazy("Sổ tiền gửi ngân hàng, kho bạc"), gettext_lazy("Mẫu S12-H"), gettext_lazy("Người lập")),
}


class CashBook(UnitPage):
    """Sổ quỹ tiền mặt hoặc sổ tiền gửi của một tháng."""

    permission = str(Permission.VIEW_BOOKS)
    template_name = "ledger/cash.html"
    section = "funds"

    def prepare(self):
        super().prepare()
        self.account = queries.accounts_of(self.unit).filter(pk=self.kwargs["pk"]).first()
        if self.account is None:
            raise Http404
        self.book_title, self.form_code, self.keeper = NAMES[AccountKind(self.account.kind)]
        self.title = _("%(book)s, %(month)s") % {"book": self.book_title, "month": policies.in_words(self.month)}

    @cached_property
    def month(self):
        """The first day of the month asked for; this one if none can be read."""
        asked = self.request.GET.get("thang")
        found = MONTH.fullmatch((asked or "").strip())
        if asked and not found:
            self.problem = _("Không đọc được tháng. Ghi như 05/2022.")
        return datetime.date(int(found[2]), int(found[1]), 1) if found else policies.month_of(self.by.today)

    problem = ""

    @cached_property
    def lines(self):
        """(đồng before, [Line])."""
        return queries.cash_lines(self.account, self.month, policies.next_month(self.month))

    def get(self, request, *args, **kwargs):
        """Screen, paper (?dang=in) or workbook (?dang=xlsx)."""
        if request.GET.get("dang") == "xlsx":
            titles, values = WHOLE.sheet(self.lines[1])
            remark = _("Tồn đầu tháng: %(left)s đ") % {"left": self.lines[0]}
            return xlsx.response(f"so-quy-{self.month:%Y-%m}.xlsx", xlsx.workbook(self.title, titles, values, remark))
        if request.GET.get("dang") == "in":
            self.template_name = "ledger/cash_paper.html"
        return self.show()

    def context(self):
        opening, lines = self.lines
        before, after = policies.month_of(dates.day_before(self.month)), policies.next_month(self.month)
        asked = f"?thang={self.month:%m/%Y}"
        return {
            "unit": self.unit,
            "account": self.account,
            "opening": opening,
            "closing": lines[-1].left if lines else opening,
            "came": sum(line.came for line in lines),
            "went": sum(line.went for line in lines),
            "lines": [{"line": line, "url": url("voucher", self.unit, line.voucher.pk)} for line in lines],
            "month": self.month,
            "typed": self.request.GET.get("thang") or f"{self.month:%m/%Y}",
            "problem": self.problem,
            "before": f"?thang={before:%m/%Y}",
            "after": f"?thang={after:%m/%Y}" if after <= self.by.today else "",
            "is_closed": self.month in queries.closed_months(self.unit),
            "paper_url": f"{asked}&dang=in",
            "workbook_url": f"{asked}&dang=xlsx",
            "books_url": url("books", self.unit),
            "back": f"{self.request.path}{asked}",
            "superior": self.unit.parent.name if self.unit.parent else "",
            "place": place_of(self.unit.name),
            "date": dates.day_before(after),
            "form_code": self.form_code,
            "keeper": self.keeper,
            "book_title": self.book_title,
            "month_words": policies.in_words(self.month),
        }
