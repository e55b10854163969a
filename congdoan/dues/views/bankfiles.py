"""Các tệp sao kê đã đưa lên; bỏ một tệp đưa nhầm."""

from django.http import Http404
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from congdoan.dues import queries
from congdoan.dues.actions import bank
from congdoan.dues.choices import Permission
from congdoan.dues.views.bank import PRIVACY
from congdoan.dues.views.ways import url
from congdoan.kernel import dates
from congdoan.ui.cancelling import Cancel
from congdoan.ui.screens import AsOf, ListScreen, RecordAction
from congdoan.ui.tables import Column, Table


class BankFileList(AsOf, ListScreen):
    """Các tệp sao kê của đơn vị."""

    query = queries.statements
    section = "funds"
    title = gettext_lazy("Tệp sao kê đã đưa lên")
    file_name = "tep-sao-ke.xlsx"
    order = ("-recorded_at", "-pk")
    things = gettext_lazy("tệp")
    empty_title = gettext_lazy("Chưa có tệp sao kê nào")
    empty_text = gettext_lazy("Tải sao kê từ ngân hàng rồi đưa lên ở trang Sao kê ngân hàng.")
    empty_icon = "tep"
    privacy = PRIVACY

    @property
    def table(self):
        """Columns; a file of which nothing is matched may be taken out again."""
        return Table(
            gettext_lazy("Tệp đưa lên gần đây trước"),
            (
                Column(gettext_lazy("Tệp"), lambda row: row.file_name, note=lambda row: str(row.account), link=lambda row: f"{url('bank-lines', row.unit)}?tep={row.pk}"),
                Column(gettext_lazy("Ngày đưa lên"), lambda row: dates.day_of(row.recorded_at), "date", note=lambda row: row.recorded_by.full_name, phone="nhan"),
                Column(gettext_lazy("Số dòng"), lambda row: row.count, "count", phone="nhan"),
                Column(gettext_lazy("Tiền vào (đ)"), lambda row: row.sum, "money", phone="nhan"),
                Column(gettext_lazy("Đã khớp"), lambda row: row.matched, "count", phone="nhan"),
                Column(gettext_lazy("Đưa nhầm"), self._undo, link=lambda row: url("bank-file-cancel", row.unit, row.pk) if self._undo(row) else "", phone="nhan", printed=False, exported=False, optional=True),
            ),
        )  # fmt: skip

    def query_arguments(self):
        return {"on": self.past_day}

    def _undo(self, row):
        may = self.by.may(Permission.IMPORT_BANK, self.unit)
        return _("Bỏ tệp") if may and not row.matched and self.past_day is None else ""

    def page_label(self, row):
        return dates.format_date(row.recorded_at)

    def actions(self):
        return [{"label": _("Sao kê ngân hàng"), "icon": "lui", "url": url("bank-lines", self.unit)}]


class CancelBankFile(RecordAction):
    """Bỏ một tệp sao kê đưa nhầm."""

    action = bank.cancel_file
    form_class = Cancel
    gives = ("statement",)
    section = "funds"
    title = gettext_lazy("Bỏ tệp sao kê đưa nhầm")
    main_button = gettext_lazy("Bỏ tệp này")
    not_done = gettext_lazy("Chưa bỏ")
    confirmation = gettext_lazy("Đã bỏ tệp sao kê và các dòng của tệp.")

    def find(self):
        found = queries.statement(unit=self.unit, pk=self.kwargs["pk"])
        if found is None:
            raise Http404
        return found

    @property
    def explanation(self):
        """Which file, and what goes."""
        words = {"name": self.record.file_name, "count": self.record.count}
        return _("Tệp “%(name)s”, %(count)s dòng. Bỏ rồi thì các dòng ấy không còn; đưa lên lại được.") % words

    def success_url(self, pk):
        return self.cancel_url()

    def cancel_url(self):
        return url("bank-file-list", self.unit)
