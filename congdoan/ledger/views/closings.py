"""Khóa sổ: the months and years closed, closing one, opening one again by two persons."""

from django.http import Http404
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from congdoan.kernel.dates import day_of
from congdoan.ledger import forms, queries
from congdoan.ledger.actions import closings
from congdoan.ledger.choices import Permission, Span
from congdoan.ledger.views.books import url
from congdoan.ui.screens import ActionScreen, AsOf, ListScreen, RecordAction
from congdoan.ui.tables import Column, Table

STATES = {
    "closed": (gettext_lazy("đang khóa"), "la"),
    "asked": (gettext_lazy("chờ đồng ý mở lại"), "nghe"),
    "open": (gettext_lazy("đã mở lại"), "khai"),
}


class ClosingList(AsOf, ListScreen):
    """Các lần khóa sổ."""

    query = queries.closings
    section = "funds"
    title = gettext_lazy("Khóa sổ")
    print_title = gettext_lazy("Các lần khóa sổ")
    file_name = "khoa-so.xlsx"
    order = ("-sequence", "-pk")
    things = gettext_lazy("lần")
    empty_title = gettext_lazy("Chưa khóa tháng nào")
    empty_text = gettext_lazy("Hết tháng thì khóa sổ: phiếu của tháng ấy giữ nguyên, số liệu báo cáo không đổi nữa.")
    empty_icon = "khoa"

    @property
    def table(self):
        """Columns; each opens what it closed, the last one with what may be done with it."""
        return Table(
            gettext_lazy("Các lần khóa sổ"),
            (
                Column(gettext_lazy("Khóa sổ"), lambda row: row.label.capitalize(), note=self._hands, link=self._way),
                Column(gettext_lazy("Chứng từ"), lambda row: row.vouchers_sealed if row.kind == Span.MONTH else None, "count", phone="nhan"),
                Column(gettext_lazy("Ngày khóa"), lambda row: day_of(row.closed_at), "date", note=lambda row: row.closed_by.full_name, phone="nhan"),
                Column(gettext_lazy("Tình trạng"), lambda row: STATES[self._state(row)][0], "badge", badge=lambda row: STATES[self._state(row)][1], phone="khoi"),
            ),
        )  # fmt: skip

    def query_arguments(self):
        return {"on": self.past_day}

    def _state(self, row):
        """How the closing stood by the end of the day shown."""
        return "open" if self.by_then(row.reopened_at) else "asked" if self.by_then(row.asked_at) else "closed"

    def _hands(self, row):
        """Who asked and who agreed by then, and why."""
        state = self._state(row)
        if state == "closed":
            return ""
        words = {"who": row.asked_by.full_name, "why": row.reason, "other": row.reopened_by.full_name if state == "open" else ""}
        return (_("%(who)s đề nghị: %(why)s. %(other)s đồng ý.") if state == "open" else _("%(who)s đề nghị: %(why)s.")) % words

    def _way(self, row):
        return url("closing", self.unit, row.pk)

    def actions(self):
        listed = [{"label": _("Sổ kế toán"), "icon": "sach", "url": url("books", self.unit)}]
        if self.by.may(Permission.KEEP_BOOKS, self.unit):
            listed.append({"label": _("Khóa sổ năm"), "icon": "khoa", "url": url("close-year", self.unit)})
            listed.append({"label": _("Khóa sổ tháng"), "icon": "khoa", "url": url("close", self.unit), "main": True})
        return listed


def way_to_reopen(by, closing, last):
    """The address where ``by`` may do the next step of opening a closing again, or "". ``last``: what was closed last."""
    if closing.reopened_at or last is None or closing.pk != last.pk:
        return ""
    if closing.asked_at:
        return url("closing-reopen", closing.unit, closing.pk) if by.may(Permission.REOPEN_MONTH, closing.unit) else ""
    return url("closing-ask", closing.unit, closing.pk) if by.may(Permission.KEEP_BOOKS, closing.unit) else ""


class Close(ActionScreen):
    """Khóa sổ một tháng."""

    action = closings.close
    form_class = forms.Close
    section = "funds"
    title = gettext_lazy("Khóa sổ tháng")
    main_button = gettext_lazy("Khóa sổ")
    main_icon = "khoa"
    not_done = gettext_lazy("Chưa khóa sổ")
    explanation = gettext_lazy("Khóa rồi thì tháng ấy không thêm được phiếu. Mở lại cần hai người: kế toán đề nghị, chủ tịch đồng ý.")
    confirmation = gettext_lazy("Đã khóa sổ.")

    def cancel_url(self):
        return url("closing-list", self.unit)


class CloseYear(ActionScreen):
    """Khóa sổ một năm."""

    action = closings.close_year
    form_class = forms.CloseYear
    section = "funds"
    title = gettext_lazy("Khóa sổ năm")
    main_button = gettext_lazy("Khóa sổ năm")
    main_icon = "khoa"
    not_done = gettext_lazy("Chưa khóa sổ năm")
    explanation = gettext_lazy(
        "Làm sau khi khóa đủ các tháng và kiểm kê quỹ ngày 31/12. Số dư cuối năm chuyển sang năm sau; không tháng nào của năm ấy mở lại được nữa, "
        "trừ khi mở lại cả năm, cần hai người như mở lại tháng."
    )
    confirmation = gettext_lazy("Đã khóa sổ năm.")

    def success_url(self, pk):
        return self.cancel_url() if pk is None else url("closing", self.unit, pk)

    def cancel_url(self):
        return url("closing-list", self.unit)


class _OfClosing(RecordAction):
    """What is done with one closing."""

    gives = ("closing",)
    section = "funds"
    called = ""

    def find(self):
        found = queries.closing(unit=self.unit, pk=self.kwargs["pk"])
        if found is None:
            raise Http404
        return found

    @property
    def title(self):
        """Of which month."""
        return self.called % {"month": self.record.label}

    def cancel_url(self):
        return url("closing-list", self.unit)


class AskReopen(_OfClosing):
    """Đề nghị mở lại một tháng, một năm."""

    action = closings.ask_reopen
    form_class = forms.AskReopen
    called = gettext_lazy("Đề nghị mở lại sổ %(month)s")
    main_button = gettext_lazy("Gửi đề nghị")
    not_done = gettext_lazy("Chưa gửi")
    explanation = gettext_lazy("Chủ tịch hoặc phó chủ tịch đồng ý thì sổ mở lại. Lý do ở lại trong sổ.")
    confirmation = gettext_lazy("Đã gửi đề nghị mở lại sổ.")


class Reopen(_OfClosing):
    """Đồng ý mở lại một tháng, một năm."""

    action = closings.reopen
    form_class = forms.Plain
    called = gettext_lazy("Đồng ý mở lại sổ %(month)s")
    main_button = gettext_lazy("Đồng ý mở lại")
    not_done = gettext_lazy("Chưa mở lại")
    confirmation = gettext_lazy("Đã mở lại sổ. Kế toán ghi xong thì khóa lại.")

    @property
    def explanation(self):
        """Who asked, and why."""
        words = {"who": self.record.asked_by.full_name if self.record.asked_by else "", "why": self.record.reason}
        return _("%(who)s đề nghị mở lại. Lý do: %(why)s") % words if self.record.asked_by else ""
