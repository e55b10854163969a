"""Khóa sổ: the months and years closed, closing one."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from congdoan.kernel.dates import day_of
from congdoan.ledger import forms, queries
from congdoan.ledger.actions import closings
from congdoan.ledger.choices import Answer, Permission, Span
from congdoan.ledger.views.books import url
from congdoan.ui.screens import ActionScreen, AsOf, ListScreen
from congdoan.ui.tables import Column, Table

STATES = {
    "closed": (gettext_lazy("đang khóa"), "la"),
    "asked": (gettext_lazy("chờ đồng ý mở lại"), "nghe"),
    "open": (gettext_lazy("đã mở lại"), "khai"),
}
ANSWER_BADGES = {Answer.WAITING: "nghe", Answer.AGREED: "la", Answer.DECLINED: "son", Answer.WITHDRAWN: "khai"}
ANSWERS = {
    Answer.AGREED: gettext_lazy("%(who)s đồng ý."),
    Answer.DECLINED: gettext_lazy("%(who)s không đồng ý: %(why)s."),
    Answer.WITHDRAWN: gettext_lazy("%(who)s rút đề nghị."),
}


def told(one, *, answered=True):
    """A request to open a closing again in a sentence. ``answered``: with what was answered."""
    words = {"who": one.asked_by.full_name, "why": one.reason.rstrip(".")}
    said = _("%(who)s đề nghị mở lại: %(why)s.") % words
    if not answered or one.answered_by is None:
        return said
    words = {"who": one.answered_by.full_name, "why": one.why_not.rstrip(".")}
    return f"{said} {ANSWERS[Answer(one.answer)] % words}"


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
        if self.by_then(row.reopened_at):
            return "open"
        return "asked" if any(self._waited(one) for one in row.reopenings.all()) else "closed"

    def _waited(self, one):
        return self.by_then(one.asked_at) and not self.by_then(one.answered_at)

    def _hands(self, row):
        """Who asked last by then, why, and what was answered."""
        asked = [one for one in row.reopenings.all() if self.by_then(one.asked_at)]
        return told(asked[-1], answered=self.by_then(asked[-1].answered_at)) if asked else ""

    def _way(self, row):
        return url("closing", self.unit, row.pk)

    def actions(self):
        listed = [{"label": _("Sổ kế toán"), "icon": "sach", "url": url("books", self.unit)}]
        if self.by.may(Permission.KEEP_BOOKS, self.unit):
            listed.append({"label": _("Khóa sổ năm"), "icon": "khoa", "url": url("close-year", self.unit)})
            listed.append({"label": _("Khóa sổ tháng"), "icon": "khoa", "url": url("close", self.unit), "main": True})
        return listed


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
