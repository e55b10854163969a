"""Phải nộp cấp trên: each union's share of the dues and the levy it collected, what was remitted, what remains; remitting."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from congdoan.dues import forms, policies, queries
from congdoan.dues.actions import remittances
from congdoan.dues.choices import KEEPERS, Permission, Share
from congdoan.dues.views.periods import PeriodList, period_of
from congdoan.dues.views.ways import url
from congdoan.kernel import dates, money
from congdoan.ledger.choices import Permission as Books
from congdoan.ui.screens import ActionScreen, ListScreen, UpTo
from congdoan.ui.tables import Column, Table


class UpwardList(PeriodList):
    """Phải nộp cấp trên: phần đoàn phí, kinh phí phải nộp của từng công đoàn trong một kỳ."""

    query = queries.upward
    totals = queries.upward_totals
    title = gettext_lazy("Phải nộp cấp trên")
    print_words = gettext_lazy("Đoàn phí, kinh phí phải nộp cấp trên, %(period)s")
    file_name = "phai-nop-cap-tren.xlsx"

    @property
    def table(self):
        """Columns; every figure opens what it is made of."""
        return Table(
            gettext_lazy("Xếp theo tên"),
            (
                Column(gettext_lazy("Công đoàn"), lambda row: row.name),
                Column(gettext_lazy("Đoàn phí đã thu (đ)"), lambda row: row.collected, "money", link=self._sheets, phone="nhan"),
                Column(gettext_lazy("Trên mức quy định, giữ cả (đ)"), lambda row: row.above_rate or None, "money", phone="nhan", optional=True),
                Column(gettext_lazy("Nộp từ đoàn phí (đ)"), lambda row: row.owed_dues, "money", phone="nhan"),
                Column(gettext_lazy("Kinh phí tự thu (đ)"), lambda row: row.levied or None, "money", link=self._levied, phone="nhan", optional=True),
                Column(gettext_lazy("Nộp từ kinh phí (đ)"), lambda row: row.owed_levy or None, "money", phone="nhan", optional=True),
                Column(gettext_lazy("Trong đó do quy định ban hành sau (đ)"), lambda row: row.changed or None, "money", phone="nhan", optional=True),
                Column(gettext_lazy("Đã nộp (đ)"), lambda row: row.remitted, "money", link=self._remitted, phone="nhan"),
                Column(gettext_lazy("Còn phải nộp (đ)"), lambda row: row.left_up, "money", phone="nhan"),
            ),
        )  # fmt: skip

    def _sheets(self, row):
        return f"{url('sheet-list', row)}?cua=rieng&tu={self.period.start:%d/%m/%Y}&den={dates.format_date(self.period.last_day)}"

    def _levied(self, row):
        return f"{url('levy-receipts', row)}?thu=don-vi&ky={self.period.code}" if row.levied else ""

    def _remitted(self, row):
        return f"{url('remittance-list', row)}?cua=rieng&ky={self.period.code}"

    def summary(self):
        words = self.told()
        said = _("%(period)s: đã thu %(collected)s, phải nộp %(owed_up)s, đã nộp %(remitted)s, còn %(left_up)s.")
        if words["levied"] != money.format_money(0):
            said = _(
                "%(period)s: đã thu đoàn phí %(collected)s, kinh phí %(levied)s; phải nộp %(owed_up)s, đã nộp %(remitted)s, còn %(left_up)s."
            )
        return said % words

    def actions(self):
        listed = [{"label": _("Bảng tháng"), "icon": "sach", "url": url("sheet-list", self.unit)}]
        listed += [{"label": _("Các lần nộp"), "icon": "sach", "url": url("remittance-list", self.unit)}]
        if self.by.may(Permission.VIEW_LEVY, self.unit):
            listed += [{"label": _("Kinh phí cấp trên cấp"), "icon": "sach", "url": url("downward", self.unit)}]
        if self.by.may(Books.KEEP_BOOKS, self.unit) and self.unit.kind in KEEPERS:
            listed.append(
                {"label": _("Nộp cấp trên"), "icon": "them", "url": f"{url('remit', self.unit)}?ky={self.period.code}", "main": True}
            )
        return listed


class RemittanceList(UpTo, ListScreen):
    """Các lần nộp đoàn phí, kinh phí lên cấp trên."""

    query = queries.remittances
    happened = "paid_on"
    filter_form = forms.RemittanceFilter
    section = "funds"
    title = gettext_lazy("Các lần nộp cấp trên")
    print_title = gettext_lazy("Các lần nộp đoàn phí, kinh phí lên cấp trên")
    file_name = "nop-cap-tren.xlsx"
    order = ("-paid_on", "-pk")
    things = gettext_lazy("lần nộp")
    empty_title = gettext_lazy("Chưa nộp lần nào")
    table = Table(
        gettext_lazy("Ngày gần đây trước"),
        (
            Column(gettext_lazy("Ngày nộp"), lambda row: row.paid_on, "date"),
            Column(gettext_lazy("Công đoàn"), lambda row: row.unit.name, phone="nhan"),
            Column(gettext_lazy("Nộp cho"), lambda row: row.to_unit.name, phone="nhan"),
            Column(gettext_lazy("Của các tháng"), lambda row: policies.said_months(row.start, row.end), phone="nhan"),
            Column(gettext_lazy("Số tiền (đ)"), lambda row: row.amount, "money", phone="nhan"),
            Column(gettext_lazy("Cho kỳ đang xem (đ)"), lambda row: getattr(row, "within", None), "money", phone="nhan", optional=True),
            Column(gettext_lazy("Đoàn phí (đ)"), lambda row: row.of_dues or None, "money", phone="nhan", optional=True),
            Column(gettext_lazy("Kinh phí (đ)"), lambda row: row.of_levy or None, "money", phone="nhan", optional=True),
            Column(
                gettext_lazy("Phiếu chi"), lambda row: row.voucher.mark if row.voucher else _("đã đảo, không tính"),
                opens=lambda row: row.voucher, phone="nhan",
            ),
        ),
    )  # fmt: skip

    def page_label(self, row):
        return dates.format_date(row.paid_on)


class Remit(ActionScreen):
    """Nộp đoàn phí, kinh phí lên cấp trên."""

    action = remittances.pay
    form_class = forms.Remit
    section = "funds"
    title = gettext_lazy("Nộp đoàn phí, kinh phí lên cấp trên")
    main_button = gettext_lazy("Lập phiếu chi nộp cấp trên")
    not_done = gettext_lazy("Chưa lập phiếu chi")
    explanation = gettext_lazy("Một phiếu chi trong sổ ngân sách công đoàn. Ghi cho quý, năm thì trừ dần từ tháng cũ nhất của kỳ ấy.")
    confirmation = gettext_lazy("Đã lập phiếu chi nộp cấp trên.")

    def initial(self):
        period = period_of(self)
        left = queries.left_up(self.unit, period, self.by.today)
        amounts = {"amount": max(left[Share.DUES], 0) or None, "levy": max(left[Share.LEVY], 0) or None}
        return {"period": period.code, "voucher_on": self.by.today, **amounts}

    def cancel_url(self):
        return url("upward", self.unit)
