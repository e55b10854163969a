"""Ai phải đóng đoàn phí vào một ngày, ai đang được miễn vì tạm dừng sinh hoạt."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from congdoan.finance import forms, queries
from congdoan.kernel import dates
from congdoan.ui.screens import AsOf, ListScreen
from congdoan.ui.tables import Column, Table


def _free(row):
    """Since when and until when nothing is owed; empty for who owes."""
    if row.free_from is None:
        return ""
    words = {"first": dates.format_date(row.free_from)}
    if row.free_until is None:
        return _("miễn từ %(first)s, tạm dừng sinh hoạt") % words
    return _("miễn từ %(first)s đến %(last)s, tạm dừng sinh hoạt") % {**words, "last": dates.format_date(dates.day_before(row.free_until))}


class DuesList(AsOf, ListScreen):
    """Danh sách đoàn viên đóng đoàn phí, vào một ngày."""

    query = queries.dues
    filter_form = forms.DuesFilter
    day_words = gettext_lazy("Đang xem đoàn viên của ngày {day}.")
    section = "funds"
    title = gettext_lazy("Ai đóng đoàn phí")
    print_title = gettext_lazy("Danh sách đoàn viên đóng đoàn phí")
    file_name = "dong-doan-phi.xlsx"
    order = ("person__sort_key", "pk")
    by_letter = True
    things = gettext_lazy("người")
    empty_title = gettext_lazy("Ngày ấy chưa có đoàn viên nào")
    empty_icon = "nguoi"
    table = Table(
        gettext_lazy("Đoàn viên, xếp theo tên"),
        (
            Column(gettext_lazy("Họ và tên"), lambda row: row.person.full_name, "name", opens=lambda row: row.person),
            Column(gettext_lazy("Đơn vị, tổ"), lambda row: row.unit.name, phone="nhan"),
            Column(gettext_lazy("Đoàn phí"), lambda row: _free(row) or _("phải đóng"), phone="nhan"),
        ),
        css="cd-gon",
    )

    def query_arguments(self):
        return {"on": self.day}

    def page_label(self, row):
        return row.person.given_name

    def summary(self):
        return _("Nghỉ không hưởng lương, tạm hoãn hợp đồng từ một tháng trở lên thì không đóng trong thời gian ấy.")
