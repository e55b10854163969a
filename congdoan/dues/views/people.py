"""Ai phải đóng, ai đã đóng, ai còn nợ; đoàn phí của chính mình."""

from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from congdoan.dues import forms, policies, queries
from congdoan.dues.choices import Permission
from congdoan.dues.views.periods import period_of
from congdoan.dues.views.ways import url
from congdoan.kernel import dates, money
from congdoan.kernel.periods import month_of
from congdoan.ui.screens import AsOf, ListScreen, Page
from congdoan.ui.tables import Column, Table


def _free(row):
    """Since when and until when nothing is owed; empty for who owes."""
    if row.free_from is None:
        return ""
    words = {"first": dates.format_date(row.free_from)}
    if row.free_until is None:
        return _("miễn từ %(first)s, tạm dừng sinh hoạt") % words
    return _("miễn từ %(first)s đến %(last)s, tạm dừng sinh hoạt") % {**words, "last": dates.format_date(dates.day_before(row.free_until))}


def state_of(line, day):
    """What a line of the month says by a day, without amounts: (words, badge)."""
    if line is None:
        return _("chưa lập bảng"), "khai"
    if line.paid and line.paid_on <= day:
        if line.paid < line.due:
            return _("đóng chưa đủ"), "nghe"
        return _("đã đóng %(day)s") % {"day": dates.format_date(line.paid_on)}, "la"
    return (_("chưa đóng"), "nghe") if line.due else (_("không phải đóng"), "khai")


class PayerList(AsOf, ListScreen):
    """Danh sách đoàn viên đóng đoàn phí, ai đã đóng tháng này, vào một ngày."""

    query = queries.payers
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

    def filter_form(self, data, unit, by):
        """The filter, of the month of the day shown."""
        return forms.PayerFilter(data, unit=unit, by=by, day=self.day)

    @property
    def table(self):
        """Columns; the month's state stands without amounts, for group leaders too."""
        return Table(
            gettext_lazy("Đoàn viên, xếp theo tên"),
            (
                Column(gettext_lazy("Họ và tên"), lambda row: row.person.full_name, "name", opens=lambda row: row.person),
                Column(gettext_lazy("Đơn vị, tổ"), lambda row: row.unit.name, phone="nhan"),
                Column(gettext_lazy("Đoàn phí"), lambda row: _free(row) or _("phải đóng"), phone="nhan"),
                Column(_("Tháng %(month)s") % {"month": f"{self.day:%m/%Y}"}, lambda row: state_of(row.line, self.day)[0], "badge", badge=lambda row: state_of(row.line, self.day)[1], phone="khoi"),
            ),
            css="cd-gon",
        )  # fmt: skip

    def query_arguments(self):
        return {"on": self.day}

    def page_rows(self, rows):
        rows = list(rows)
        month = self.day.replace(day=1)
        found = queries.lines_by_month({row.person_id for row in rows}, [month])
        for row in rows:
            row.line = found.get((row.person_id, month))
        return rows

    def page_label(self, row):
        return row.person.given_name

    def summary(self):
        return _("Nghỉ không hưởng lương, tạm hoãn hợp đồng từ một tháng trở lên thì không đóng trong thời gian ấy.")

    def actions(self):
        listed = []
        if self.by.may(Permission.VIEW_TOTALS, self.unit):
            listed.append({"label": _("Bảng tháng"), "icon": "sach", "url": url("sheet-list", self.unit)})
            listed.append({"label": _("Nhóm đóng, mức đóng"), "icon": "sach", "url": url("group", self.unit)})
        if self.by.may(Permission.VIEW_WAGES, self.unit):
            listed.append({"label": _("Sao kê ngân hàng"), "icon": "tep", "url": url("bank-lines", self.unit)})
            listed.append({"label": _("Ai còn nợ"), "icon": "nguoi", "url": url("debt-list", self.unit)})
        if self.by.may(Permission.RECORD_DUES, self.unit):
            listed.append({"label": _("Lập bảng tháng"), "icon": "them", "url": url("sheet-fill", self.unit), "main": True})
        return listed


class DebtList(AsOf, ListScreen):
    """Ai còn nợ đoàn phí, những tháng nào; ai đóng thừa."""

    query = queries.debts
    filter_form = forms.DebtFilter
    section = "funds"
    title = gettext_lazy("Ai còn nợ đoàn phí")
    print_title = gettext_lazy("Danh sách còn nợ đoàn phí")
    file_name = "no-doan-phi.xlsx"
    order = ("person__sort_key", "pk")
    things = gettext_lazy("người")
    empty_title = gettext_lazy("Không ai còn nợ")
    empty_icon = "dung"
    table = Table(
        gettext_lazy("Xếp theo tên"),
        (
            Column(gettext_lazy("Họ và tên"), lambda row: row.person.full_name, "name", opens=lambda row: row.person),
            Column(gettext_lazy("Đơn vị, tổ"), lambda row: row.unit.name, phone="nhan"),
            Column(gettext_lazy("Còn nợ (đ)"), lambda row: row.owed, "money", phone="nhan"),
            Column(gettext_lazy("Của các tháng"), lambda row: row.of_months, phone="khoi"),
        ),
    )

    def rows(self):
        rows = super().rows()
        return rows if self.form.is_bound and self.form.is_valid() else rows.filter(owed__gt=0)

    def query_arguments(self):
        return {"on": self.day}

    def page_rows(self, rows):
        rows = list(rows)
        told = queries.months_of(rows, self.day)
        for row in rows:
            months = policies.months_owed(told.get((row.person_id, row.sheet.unit_id), []))
            row.of_months = ", ".join(f"{month:%m/%Y} ({money.format_number(owed)})" for month, owed in months)
        return rows

    def page_label(self, row):
        return row.person.given_name

    def summary(self):
        people, owed = queries.owed_total(self.all_rows)
        return _("%(people)s người còn nợ %(owed)s.") % {"people": people, "owed": money.format_money(owed)} if people else ""


class PaidList(ListScreen):
    """Ai đã đóng đoàn phí của các tháng trong một kỳ, bao nhiêu."""

    query = queries.paid
    filter_form = forms.PaidFilter
    section = "funds"
    title = gettext_lazy("Ai đã đóng đoàn phí trong kỳ")
    print_title = gettext_lazy("Danh sách đã đóng đoàn phí")
    file_name = "da-dong-doan-phi.xlsx"
    order = ("person__sort_key", "pk")
    by_letter = True
    things = gettext_lazy("người")
    empty_title = gettext_lazy("Kỳ này chưa ai đóng")
    empty_icon = "nguoi"
    table = Table(
        gettext_lazy("Xếp theo tên"),
        (
            Column(gettext_lazy("Họ và tên"), lambda row: row.person.full_name, "name", opens=lambda row: row.person),
            Column(gettext_lazy("Đơn vị, tổ"), lambda row: row.unit.name, phone="nhan"),
            Column(gettext_lazy("Số tháng đã đóng"), lambda row: row.months, "count", phone="nhan"),
            Column(gettext_lazy("Đã đóng (đ)"), lambda row: row.told, "money", phone="nhan"),
        ),
    )

    @cached_property
    def period(self):
        """The period shown."""
        return period_of(self)

    def query_arguments(self):
        return {"period": self.period}

    def page_label(self, row):
        return row.person.given_name

    def as_of(self):
        return self.period.label.capitalize()

    def summary(self):
        people, told = queries.paid_total(self.all_rows)
        words = {"people": money.format_number(people), "sum": money.format_money(told), "period": self.period.label}
        return _("%(people)s người đã đóng %(sum)s cho các tháng của %(period)s.") % words


class OwnDues(Page):
    """Đoàn phí của tôi: từng tháng phải đóng, đã đóng."""

    personal = True
    own_affairs = True
    template_name = "dues/own.html"
    title = gettext_lazy("Đoàn phí của tôi")

    @cached_property
    def lines(self):
        """Own lines of two years, the newest first."""
        return list(queries.own_lines(by=self.by)[:24])

    def context(self):
        return {
            "payments": queries.own_payments(by=self.by),
            "rows": [
                {
                    "month": month_of(line.sheet.month).label.capitalize(),
                    "union": line.sheet.unit.name,
                    "line": line,
                    "due": line.due + line.changed,
                    "state": line.get_exempt_display() if line.exempt else "",
                }
                for line in self.lines
            ],
        }
