"""Sổ quỹ tiền mặt, sổ tiền gửi của một tháng: screen, A4 to be signed, Excel."""

from django.http import Http404
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from congdoan.kernel import dates
from congdoan.kernel.errors import Unreadable
from congdoan.kernel.periods import month_of
from congdoan.ledger import queries
from congdoan.ledger.choices import AccountKind, Permission
from congdoan.ledger.views.books import url
from congdoan.ui import xlsx
from congdoan.ui.screens import UnitPage
from congdoan.ui.tables import Column, Table

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
PAPER = "ledger/cash_paper.html"
NAMES = {
    AccountKind.CASH: (gettext_lazy("Sổ quỹ tiền mặt"), gettext_lazy("Thủ quỹ")),
    AccountKind.GOODS: (gettext_lazy("Sổ hiện vật, theo trị giá"), gettext_lazy("Người giữ")),
    AccountKind.BANK: (gettext_lazy("Sổ tiền gửi ngân hàng, kho bạc"), gettext_lazy("Người lập")),
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
        self.book_title, self.keeper = NAMES[AccountKind(self.account.kind)]
        self.month, self.problem = month_of(self.by.today), ""
        if asked := self.request.GET.get("thang"):
            try:
                found = dates.read_approximate_date(asked)
            except Unreadable:
                found = None
            if found is None or found.precision == "year":
                self.problem = _("Không đọc được tháng. Ghi như 05/2022.")
            else:
                self.month = month_of(found.on)
        self.title = _("%(book)s, %(month)s") % {"book": self.book_title, "month": self.month.label}

    @cached_property
    def lines(self):
        """(đồng before, [Line])."""
        return queries.cash_lines(self.account, self.month.start, self.month.end)

    def get(self, request, *args, **kwargs):
        """Screen, paper (?dang=in) or workbook (?dang=xlsx)."""
        if request.GET.get("dang") == "xlsx":
            titles, values = WHOLE.sheet(self.lines[1])
            remark = _("Tồn đầu tháng: %(left)s đ") % {"left": self.lines[0]}
            return xlsx.response(f"so-quy-{self.month.code}.xlsx", xlsx.workbook(self.title, titles, values, remark))
        if request.GET.get("dang") == "in":
            self.template_name = PAPER
        return self.show()

    def context(self):
        opening, lines = self.lines
        month, before = self.month, month_of(dates.day_before(self.month.start))
        asked = f"?thang={month.start:%m/%Y}"
        return {
            "unit": self.unit,
            "account": self.account,
            "opening": opening,
            "closing": lines[-1].left if lines else opening,
            "came": sum(line.came for line in lines),
            "went": sum(line.went for line in lines),
            "lines": [{"line": line, "url": url("voucher", self.unit, line.voucher.pk)} for line in lines],
            "typed": self.request.GET.get("thang") or f"{month.start:%m/%Y}",
            "problem": self.problem,
            "before": f"?thang={before.start:%m/%Y}",
            "after": f"?thang={month.end:%m/%Y}" if month.end <= self.by.today else "",
            "is_closed": month.start in queries.closed_months(self.unit),
            "opening_url": url("account-opening", self.unit, self.account.pk) if self.by.may(Permission.KEEP_BOOKS, self.unit) else "",
            "paper_url": f"{asked}&dang=in",
            "workbook_url": f"{asked}&dang=xlsx",
            "books_url": url("books", self.unit),
            "back": f"{self.request.path}{asked}",
            "superior": self.unit.parent.name if self.unit.parent else "",
            "form": queries.form_on(self.account.kind, month.start) if self.template_name == PAPER else None,
            "keeper": self.keeper,
            "book_title": self.book_title,
            "month_words": month.label,
        }
