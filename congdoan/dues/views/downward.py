"""Kinh phí cấp trên thu: the union's share of it, what was given back, what is to come."""

from django.http import Http404
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from congdoan.dues import forms, policies, queries
from congdoan.dues.actions import transfers
from congdoan.dues.choices import KEEPERS, Permission
from congdoan.dues.views.periods import PeriodList, period_of
from congdoan.dues.views.ways import url
from congdoan.kernel import dates
from congdoan.ui.cancelling import Cancel
from congdoan.ui.screens import ActionScreen, ListScreen, RecordAction, UpTo
from congdoan.ui.tables import Column, Table


class DownwardList(PeriodList):
    """Kinh phí cấp trên cấp: phần kinh phí của từng công đoàn cơ sở trong số cấp trên đã thu của một kỳ."""

    query = queries.downward
    totals = queries.downward_totals
    title = gettext_lazy("Kinh phí cấp trên cấp")
    print_words = gettext_lazy("Kinh phí công đoàn cấp trên cấp, %(period)s")
    file_name = "kinh-phi-cap-tren-cap.xlsx"

    @property
    def table(self):
        """Columns; every figure opens what it is made of."""
        return Table(
            gettext_lazy("Xếp theo tên"),
            (
                Column(gettext_lazy("Công đoàn"), lambda row: row.name),
                Column(gettext_lazy("Cấp trên đã thu (đ)"), lambda row: row.taken, "money", link=lambda row: f"{url('levy-receipts', row)}?ky={self.period.code}", phone="nhan"),
                Column(gettext_lazy("Phần của cơ sở (đ)"), lambda row: row.own, "money", phone="nhan"),
                Column(gettext_lazy("Đã cấp (đ)"), lambda row: row.given, "money", link=lambda row: url("transfer-list", row), phone="nhan"),
                Column(gettext_lazy("Còn được cấp (đ)"), lambda row: row.to_come, "money", phone="nhan"),
            ),
        )  # fmt: skip

    def summary(self):
        return _("%(period)s: cấp trên đã thu %(taken)s, phần của cơ sở %(own)s, đã cấp %(given)s, còn %(to_come)s.") % self.told()

    def actions(self):
        listed = [{"label": _("Sổ kinh phí"), "icon": "sach", "url": url("levy-list", self.unit)}]
        listed += [{"label": _("Các lần cấp"), "icon": "sach", "url": url("transfer-list", self.unit)}]
        if self.by.may(Permission.RECORD_LEVY, self.unit) and self.unit.kind in KEEPERS:
            listed.append(
                {
                    "label": _("Ghi lần cấp"),
                    "icon": "them",
                    "url": f"{url('transfer-record', self.unit)}?ky={self.period.code}",
                    "main": True,
                }
            )
        return listed


class TransferList(UpTo, ListScreen):
    """Các lần cấp trên cấp trả kinh phí."""

    query = queries.transfers
    happened = "paid_on"
    section = "funds"
    title = gettext_lazy("Các lần cấp kinh phí")
    print_title = gettext_lazy("Các lần cấp trên cấp kinh phí công đoàn")
    file_name = "cac-lan-cap-kinh-phi.xlsx"
    order = ("-paid_on", "-pk")
    things = gettext_lazy("lần cấp")
    empty_title = gettext_lazy("Chưa cấp lần nào")

    @property
    def table(self):
        """Columns; both vouchers open for who may see those books."""
        writes = self.by.scope(Permission.RECORD_LEVY)

        def loose(row):
            return row.voucher_id is None and row.paid_voucher_id is None and writes.contains(row.to_unit)

        return Table(
            gettext_lazy("Ngày gần đây trước"),
            (
                Column(gettext_lazy("Ngày cấp"), lambda row: row.paid_on, "date"),
                Column(gettext_lazy("Công đoàn"), lambda row: row.to_unit.name, phone="nhan"),
                Column(gettext_lazy("Cấp trên"), lambda row: row.from_unit.name, phone="nhan"),
                Column(gettext_lazy("Của các tháng"), lambda row: policies.said_months(row.start, row.end), phone="nhan"),
                Column(gettext_lazy("Số tiền (đ)"), lambda row: row.amount, "money", phone="nhan"),
                Column(gettext_lazy("Phiếu chi"), lambda row: row.paid_voucher.mark if row.paid_voucher else "", opens=lambda row: row.paid_voucher, phone="nhan", optional=True),
                Column(gettext_lazy("Phiếu thu"), lambda row: row.voucher.mark if row.voucher else _("chờ phiếu"), opens=lambda row: row.voucher, phone="nhan"),
                Column(
                    gettext_lazy("Ghi nhầm"), lambda row: _("Bỏ") if loose(row) else "",
                    link=lambda row: url("transfer-cancel", row.to_unit, row.pk) if loose(row) else "", phone="nhan", printed=False, exported=False, optional=True,
                ),
            ),
        )  # fmt: skip

    def page_label(self, row):
        return dates.format_date(row.paid_on)


class RecordTransfer(ActionScreen):
    """Ghi một lần cấp trên cấp trả kinh phí."""

    action = transfers.record
    form_class = forms.RecordTransfer
    section = "funds"
    title = gettext_lazy("Ghi lần cấp trên cấp kinh phí")
    main_button = gettext_lazy("Ghi lần cấp")
    not_done = gettext_lazy("Chưa ghi")
    explanation = gettext_lazy(
        "Phần kinh phí của cơ sở trong số cấp trên đã thu. Ghi xong thì chờ phiếu chi ở cấp trên, phiếu thu ở cơ sở."
    )
    confirmation = gettext_lazy("Đã ghi lần cấp kinh phí.")

    def initial(self):
        period = period_of(self)
        return {
            "period": period.code,
            "paid_on": self.by.today,
            "amount": max(queries.to_come(self.unit, period, self.by.today), 0) or None,
        }

    def cancel_url(self):
        return url("downward", self.unit)


class CancelTransfer(RecordAction):
    """Bỏ một lần cấp kinh phí ghi nhầm."""

    action = transfers.cancel
    form_class = Cancel
    gives = ("transfer",)
    section = "funds"
    title = gettext_lazy("Bỏ lần cấp kinh phí")
    main_button = gettext_lazy("Bỏ khỏi sổ")
    not_done = gettext_lazy("Chưa bỏ")
    confirmation = gettext_lazy("Đã bỏ lần cấp khỏi sổ.")

    def find(self):
        found = queries.transfer(unit=self.unit, pk=self.kwargs["pk"])
        if found is None:
            raise Http404
        return found

    def cancel_url(self):
        return url("transfer-list", self.unit)
