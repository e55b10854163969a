"""The unit's log: who did what, when, to which record."""

from django.utils.translation import gettext_lazy as _

from congdoan.overview import log, queries
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
            Column(_("Việc"), log.what, phone="khoi"),
            Column(_("Bản ghi"), log.record, link=log.url, phone="khoi"),
            Column(_("Bao nhiêu"), log.how_much, phone="khoi"),
            Column(_("Đơn vị"), lambda row: row.unit.name if row.unit else "", phone="khoi"),
        ),
    )

    def summary(self):
        return _("Ai làm việc gì, lúc nào. Các dòng nối nhau bằng mã băm nên sửa lén một dòng là lộ.")

    def page_label(self, row):
        return moment(row.at)
