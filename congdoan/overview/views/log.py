"""The unit's log: who did what, when, to which record."""

from django.utils.translation import gettext_lazy as _

from congdoan.audit import queries as audit
from congdoan.overview import log, queries, telling
from congdoan.overview.forms import LogFilter
from congdoan.overview.words import moment
from congdoan.ui.screens import ListScreen
from congdoan.ui.tables import Column, Table


class Log(ListScreen):
    """Nhật ký của đơn vị và cấp dưới, mới nhất trước."""

    query = queries.log
    title = _("Nhật ký của đơn vị")
    order = ("-at", "-id")
    things = _("việc")
    filter_form = LogFilter
    print_title = _("Nhật ký ghi sổ")
    file_name = "nhat-ky.xlsx"
    empty_icon = "sach"
    empty_title = _("Nhật ký chưa có dòng nào")
    empty_text = _("Mỗi việc ghi vào sổ, ai ghi, lúc nào, tự vào đây; không ai sửa hay xóa được.")
    table = Table(
        _("Nhật ký, mới nhất trước"),
        (
            Column(_("Lúc"), lambda row: moment(row.at), "date"),
            Column(_("Ai làm"), lambda row: row.by.full_name if row.by else _("quản trị máy chủ"), "name"),
            Column(_("Việc"), lambda row: row.words, link=lambda row: row.opens_at, phone="khoi"),
            Column(_("Bao nhiêu"), log.how_much, phone="khoi"),
            Column(_("Đơn vị"), lambda row: row.unit.name if row.unit else "", phone="khoi"),
        ),
    )

    def summary(self):
        return _("Ai làm việc gì, lúc nào. Không ai sửa hay xóa được một dòng nào.")

    def rows(self):
        """Inner steps of an import or an election are folded into it, unless they are asked for."""
        found = super().rows()
        wanted = self.form.is_bound and self.form.is_valid() and self.form.cleaned_data.get("buoc")
        return found if wanted else audit.without_steps(found)

    def page_rows(self, rows):
        """Each entry with its words and where its record opens."""
        for line in telling.told(self.by, self.unit, rows):
            line["entry"].words, line["entry"].opens_at = line["text"], line["url"]
        return rows

    def page_label(self, row):
        return moment(row.at)
