"""Điều chỉnh theo quy định ban hành sau: xem trước, tính lại, danh sách."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from congdoan.dues import forms, queries
from congdoan.dues.actions import adjustments
from congdoan.dues.choices import Permission
from congdoan.dues.views.ways import url
from congdoan.dues.views.writing import OfSheet
from congdoan.kernel import money
from congdoan.ui.screens import ListScreen, UpTo
from congdoan.ui.tables import Column, Table
from congdoan.ui.templatetags.written import ten

SHOWN = 100
"""Rows of the preview on the screen; the sums are of all."""


class Recomputing:
    """Before an ActionScreen that writes adjustments: they are shown first. Subclasses say ``to_adjust`` (unit, day), ``sums``, and how a row is called."""

    form_class = forms.Recompute
    template_name = "dues/recompute.html"
    section = "funds"
    main_button = gettext_lazy("Ghi điều chỉnh")
    not_done = gettext_lazy("Chưa ghi điều chỉnh")
    to_adjust = None
    sums = ""

    @staticmethod
    def called(row):
        """(whose line it is, the first day of its month)."""
        raise NotImplementedError

    def context(self):
        found = type(self).to_adjust(self.unit, self.by.today)
        less = sum(row.difference for row in found if row.difference < 0)
        more = sum(row.difference for row in found if row.difference > 0)
        words = {"count": len(found), "more": money.format_money(more), "less": money.format_money(-less)}
        rows = [(*self.called(row), row) for row in found[:SHOWN]]
        return {**super().context(), "sums": self.sums % words if found else "", "rows": rows, "cut": len(found) > SHOWN}

    def done_sentence(self, result):
        return _("Đã ghi %(count)s dòng điều chỉnh.") % {"count": len(result)}


class Recompute(Recomputing, OfSheet):
    """Tính lại đoàn phí các tháng trước theo quy định ban hành sau."""

    action = adjustments.recompute
    to_adjust = queries.to_adjust
    sums = gettext_lazy("%(count)s dòng điều chỉnh: thu thêm %(more)s, trả lại %(less)s.")
    also = (str(Permission.VIEW_WAGES),)
    title = gettext_lazy("Tính lại theo quy định mới")
    explanation = gettext_lazy(
        "Bảng các tháng trước giữ nguyên; phần chênh lệch của từng người ghi thành dòng điều chỉnh, tính vào bảng tháng này."
    )

    @staticmethod
    def called(row):
        return ten(row.line.person.full_name), row.line.sheet.month

    def success_url(self, pk):
        return url("adjustment-list", self.unit)


class AdjustmentList(UpTo, ListScreen):
    """Các dòng điều chỉnh đoàn phí."""

    query = queries.adjustments
    happened = "recorded_at__date"
    section = "funds"
    title = gettext_lazy("Điều chỉnh đoàn phí")
    print_title = gettext_lazy("Bảng điều chỉnh đoàn phí")
    file_name = "dieu-chinh-doan-phi.xlsx"
    order = ("-line__sheet__month", "line__person__sort_key", "pk")
    things = gettext_lazy("dòng")
    empty_title = gettext_lazy("Chưa có điều chỉnh nào")
    empty_text = gettext_lazy("Có quy định ban hành sau mà tính lùi thì mở bảng tháng này, bấm Tính lại theo quy định mới.")
    table = Table(
        gettext_lazy("Tháng gần đây trước"),
        (
            Column(gettext_lazy("Họ và tên"), lambda row: row.line.person.full_name, "name", opens=lambda row: row.line.person),
            Column(gettext_lazy("Tháng"), lambda row: f"{row.line.sheet.month:%m/%Y}", phone="nhan"),
            Column(gettext_lazy("Phải thu trước (đ)"), lambda row: row.old_due, "money", phone="nhan"),
            Column(gettext_lazy("Phải thu đúng (đ)"), lambda row: row.new_due, "money", phone="nhan"),
            Column(gettext_lazy("Chênh lệch (đ)"), lambda row: row.difference, "money", phone="nhan"),
            Column(gettext_lazy("Tính vào"), lambda row: f"{row.settled_in.sheet.month:%m/%Y}" if row.settled_in else _("tháng sau"), phone="nhan"),
            Column(gettext_lazy("Căn cứ"), lambda row: row.rule.source if row.rule else "", phone="khoi"),
        ),
    )  # fmt: skip

    def page_label(self, row):
        return f"{row.line.sheet.month:%m/%Y}"

    def summary(self):
        told = queries.total(self.all_rows)
        words = {"old": money.format_money(told["old"]), "new": money.format_money(told["new"])}
        return _("Phải thu trước %(old)s, đúng ra %(new)s.") % words if told["old"] or told["new"] else ""
