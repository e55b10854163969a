"""Các bảng đoàn phí tháng; một bảng với từng người."""

from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from congdoan.dues import forms, queries
from congdoan.dues.choices import Permission
from congdoan.dues.views.ways import receipt_url, sheet_of, url
from congdoan.kernel import money
from congdoan.kernel.periods import month_of
from congdoan.ledger import queries as ledger
from congdoan.ledger.choices import Permission as Books
from congdoan.ui.paper import PaperTable
from congdoan.ui.screens import ListScreen, UpTo
from congdoan.ui.tables import Column, Table


class SheetList(UpTo, ListScreen):
    """Bảng đoàn phí từng tháng của đơn vị và các đơn vị dưới."""

    query = queries.sheets
    happened = "month"
    filter_form = forms.SheetFilter
    section = "funds"
    title = gettext_lazy("Bảng đoàn phí tháng")
    print_title = gettext_lazy("Tình hình thu đoàn phí")
    file_name = "bang-doan-phi.xlsx"
    order = ("-month", "-pk")
    things = gettext_lazy("bảng")
    empty_title = gettext_lazy("Chưa lập bảng đoàn phí nào")
    empty_text = gettext_lazy("Lập bảng tháng: mỗi đoàn viên một dòng, lương lấy từ tháng trước, đánh dấu ai đã đóng.")
    empty_icon = "quy"

    @property
    def table(self):
        """Columns; a sheet of another unit is opened there."""
        return Table(
            gettext_lazy("Tháng gần đây trước"),
            (
                Column(gettext_lazy("Tháng"), lambda row: month_of(row.month).label.capitalize(), link=self._page),
                Column(gettext_lazy("Công đoàn"), lambda row: row.unit.name, phone="an"),
                Column(gettext_lazy("Đoàn viên"), lambda row: row.people, "count", phone="nhan"),
                Column(gettext_lazy("Phải thu (đ)"), lambda row: row.due, "money", phone="nhan"),
                Column(gettext_lazy("Đã thu (đ)"), lambda row: row.paid, "money", phone="nhan"),
                Column(gettext_lazy("Chưa đóng"), lambda row: row.behind, "count", phone="nhan"),
                Column(gettext_lazy("Được miễn"), lambda row: row.free, "count", phone="an"),
            ),
        )

    @cached_property
    def _wages(self):
        return self.by.scope(Permission.VIEW_WAGES)

    def _page(self, row):
        return url("sheet", row.unit, row.pk) if self._wages.contains(row.unit) else ""

    def page_label(self, row):
        return f"{row.month:%m/%Y}"

    def actions(self):
        listed = [{"label": _("Phải nộp cấp trên"), "icon": "sach", "url": url("upward", self.unit)}]
        if self.by.may(Permission.VIEW_WAGES, self.unit):
            listed.append({"label": _("Ai đã đóng trong kỳ"), "icon": "nguoi", "url": url("paid-list", self.unit)})
            listed.append({"label": _("Sao kê ngân hàng"), "icon": "tep", "url": url("bank-lines", self.unit)})
            listed.append({"label": _("Điều chỉnh"), "icon": "sach", "url": url("adjustment-list", self.unit)})
        if self.by.may(Permission.RECORD_DUES, self.unit):
            listed.append({"label": _("Lập bảng tháng"), "icon": "them", "url": url("sheet-fill", self.unit), "main": True})
        return listed


class LyingTable(PaperTable):
    """A paper that lies on its side whatever it holds: the month's sheet is signed every month and keeps its shape."""

    lying = True


class LineList(ListScreen):
    """Một bảng đoàn phí tháng: từng đoàn viên, lương, phải thu, đã thu; in A4 ngang, Excel."""

    query = queries.lines
    section = "funds"
    file_name = "bang-doan-phi-thang.xlsx"
    order = ("person__sort_key", "pk")
    things = gettext_lazy("đoàn viên")
    empty_title = gettext_lazy("Bảng chưa có ai")
    empty_text = gettext_lazy("Tháng này công đoàn chưa có đoàn viên nào. Ghi đoàn viên rồi bấm Bổ sung người mới.")
    empty_icon = "nguoi"
    signed_by = (gettext_lazy("Người lập"), gettext_lazy("Thủ quỹ"), gettext_lazy("Kế toán"))
    signed_apart = True
    page_size = 100

    def prepare(self):
        super().prepare()
        self.sheet = sheet_of(self)
        self.month = month_of(self.sheet.month)
        self.title = _("Bảng đoàn phí %(month)s") % {"month": self.month.label}
        self.print_title = self.title
        self.file_name = f"doan-phi-{self.month.code}.xlsx"

    @property
    def table(self):
        """Columns; a receipt opens for who may see the books."""
        return Table(
            self.title,
            (
                Column(gettext_lazy("Họ và tên"), lambda row: row.person.full_name, "name", opens=lambda row: row.person),
                Column(gettext_lazy("Đơn vị, tổ"), lambda row: row.unit.name, phone="an"),
                Column(gettext_lazy("Lương làm căn cứ (đ)"), lambda row: row.wage, "money", phone="nhan"),
                Column(gettext_lazy("Phải thu (đ)"), lambda row: row.due, "money", phone="nhan", note=lambda row: _("ghi tay") if row.given_due else ""),
                Column(gettext_lazy("Từ tháng trước (đ)"), lambda row: row.brought or None, "money", phone="nhan", optional=True),
                Column(gettext_lazy("Đã thu (đ)"), lambda row: row.paid or None, "money", phone="nhan"),
                Column(gettext_lazy("Ngày thu"), lambda row: row.paid_on, "date", phone="nhan"),
                Column(gettext_lazy("Được miễn vì"), lambda row: row.get_exempt_display(), phone="nhan", optional=True),
                Column(gettext_lazy("Phiếu thu"), lambda row: row.voucher.mark if row.voucher else "", opens=lambda row: row.voucher, phone="nhan", optional=True),
            ),
            css="cd-gon",
        )  # fmt: skip

    def query_arguments(self):
        return {"sheet": self.sheet}

    def page_label(self, row):
        return row.person.given_name

    @cached_property
    def sums(self):
        """The sums of the sheet in words."""
        told = {name: money.format_money(amount) for name, amount in queries.totals(self.all_rows).items()}
        said = _("Phải thu %(due)s, đã thu %(paid)s.") % told
        return said if told["brought"] == money.format_money(0) else _("%(said)s Từ tháng trước sang %(brought)s.") % {**told, "said": said}

    def summary(self):
        return self.sums

    def cut(self, rows, limit, way_out):
        """Paper and workbook end with the sums."""
        return " ".join(filter(None, [super().cut(rows, limit, way_out), self.sums]))

    def paper_cut(self, rows, page):
        return self.cut(rows, 10**9, "")

    def shown(self, rows, page, printing):
        if not printing:
            return super().shown(rows, page, printing)
        return {"sheet": LyingTable(self.table, self.page_rows(page.rows), self.unit.name)}

    def as_of(self):
        return ""

    @cached_property
    def closed(self):
        """True if the book of the month is closed."""
        return self.sheet.month in ledger.closed_months(self.unit)

    def actions(self):
        listed = [{"label": _("Các tháng"), "icon": "lui", "url": url("sheet-list", self.unit)}]
        writes = self.by.may(Permission.RECORD_DUES, self.unit) and not self.closed
        if writes:
            listed.append({"label": _("Bổ sung người mới"), "icon": "nguoi", "url": url("sheet-bring-up", self.unit, self.sheet.pk)})
            listed.append({"label": _("Tính lại theo quy định mới"), "icon": "bc", "url": url("sheet-recompute", self.unit, self.sheet.pk)})
            listed.append({"label": _("Nhập tệp lương"), "icon": "tep", "url": url("sheet-payroll", self.unit, self.sheet.pk)})
        listed.append({"label": _("Phiếu thu có mã QR"), "icon": "in", "url": url("sheet-slips", self.unit, self.sheet.pk)})
        if self.by.may(Books.KEEP_BOOKS, self.unit):
            listed.append({"label": _("Lập phiếu thu"), "icon": "quy", "url": receipt_url(self.unit, "doan-phi")})
        if writes:
            listed.append({"label": _("Ghi ai đã đóng"), "icon": "them", "url": url("sheet-enter", self.unit, self.sheet.pk), "main": True})
        return listed
