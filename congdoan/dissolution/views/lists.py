"""Danh sách hồ sơ bàn giao của đơn vị và cấp dưới; đoàn viên của một đơn vị kết thúc và nơi đến của từng người."""

from urllib.parse import urlencode

from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from congdoan.dissolution import forms, queries, told
from congdoan.dissolution.actions import printing
from congdoan.dissolution.choices import BADGES, RUNNING, FileState, Permission
from congdoan.dissolution.views import links
from congdoan.kernel.text import number_in
from congdoan.reorganization import queries as plans
from congdoan.reorganization.choices import PlanState
from congdoan.ui.screens import AsOf, ListScreen, Seen
from congdoan.ui.tables import Column, Table


class FileList(AsOf, ListScreen):
    """Hồ sơ bàn giao: one line for each unit that ends, the earliest day first."""

    query = queries.files
    day_words = gettext_lazy("Đang xem hồ sơ như cuối ngày {day}: đến đâu rồi, còn mấy mục mở vào ngày ấy.")
    section = "organization"
    title = gettext_lazy("Bàn giao khi kết thúc hoạt động")
    things = gettext_lazy("hồ sơ")
    order = ("closes_on", "unit__path", "pk")
    filter_form = forms.FileFilter
    empty_icon = "hop"
    empty_title = gettext_lazy("Chưa có hồ sơ bàn giao nào")
    empty_text = gettext_lazy("Đơn vị giải thể, nhập đi thì có hồ sơ: quỹ, con dấu, giấy tờ, công nợ, nơi đến của từng đoàn viên.")
    print_title = gettext_lazy("Tình hình bàn giao của các đơn vị kết thúc hoạt động")
    file_name = "ban-giao.xlsx"

    def rows(self):
        """Without a filter those that count."""
        self.form = self.filter_form(self.request.GET or {}, unit=self.unit, by=self.by)
        self.form.day = self.day
        rows = queries.files(by=self.by, unit=self.unit, on=self.past_day)
        return self.form.apply(rows) if self.form.is_valid() else rows

    @cached_property
    def table(self):
        """Each file in a line."""
        columns = (
            Column(_("Đơn vị kết thúc"), lambda row: row.unit.name, link=self._url, note=lambda row: row.unit.code),
            Column(_("Không còn từ ngày"), lambda row: row.closes_on, "date", phone="nhan"),
            Column(_("Nơi nhận"), lambda row: row.receiver.name, phone="nhan"),
            Column(_("Mục còn mở"), lambda row: _("%(left)s trên %(total)s") % {"left": row.left, "total": row.total}, phone="nhan"),
            Column(_("Trạng thái"), self._state, "badge", badge=self._badge),
        )
        return Table(_("Hồ sơ bàn giao, theo ngày kết thúc"), columns, numbered=self.request.GET.get("dang") == "in")

    def _url(self, row):
        return links.file_url(row, unit_id=row.unit_id if row.unit.path.startswith(self.unit.path) else row.receiver_id)

    def _late(self, row):
        return row.state_then in RUNNING and row.closes_on <= self.day and not row.void_then

    def _state(self, row):
        if row.void_then:
            return _("phương án không thi hành")
        return _("quá ngày, chưa xong") if self._late(row) else FileState(row.state_then).label

    def _badge(self, row):
        return "khai" if row.void_then else "son" if self._late(row) else BADGES[FileState(row.state_then)]

    def page_label(self, row):
        return row.unit.name

    def summary(self):
        late = queries.late(by=self.by, unit=self.unit, on=self.past_day).count()
        return _("%(count)s hồ sơ quá ngày mà chưa xong.") % {"count": late} if late else _("Không có hồ sơ nào quá ngày.")

    def actions(self):
        if self.past_day is not None:
            return []
        kept = {name: value for name in ("nao", "phuong_an") if (value := self.request.GET.get(name))}
        url = reverse("dissolution:minutes-all", kwargs={"unit_id": self.unit.pk})
        found = [{"label": _("In biên bản các đơn vị"), "icon": "tai", "url": f"{url}?{urlencode(kept)}" if kept else url}]
        plan = self.plan
        if plan is not None and self.by.may(Permission.OPEN_FILE, plan.unit):
            url = reverse("dissolution:plan-open", kwargs={"unit_id": plan.unit_id, "pk": plan.pk})
            found.append({"label": _("Mở hồ sơ cho cả phương án"), "icon": "them", "url": url, "main": True})
        elif plan is None and self.by.may(Permission.OPEN_FILE, self.unit.decided_at):
            held = queries.held_by([self.unit.pk]).exclude(queries.VOID).first()
            url = links.file_url(held) if held else reverse("dissolution:open", kwargs={"unit_id": self.unit.pk})
            label, icon = (_("Hồ sơ của đơn vị này"), "hop") if held else (_("Mở hồ sơ cho đơn vị này"), "them")
            found.append({"label": label, "icon": icon, "url": url, "main": True})
        return found

    @cached_property
    def plan(self):
        """The plan that the address names, among those that the person may see."""
        pk = number_in(self.request.GET.get("phuong_an", ""))
        return plans.plan(by=self.by, pk=pk) if pk is not None else None


def void(row):
    """True for a file whose plan came to nothing."""
    return row.plan is not None and row.plan.state in (PlanState.UNDONE, PlanState.CANCELLED)


class MembersOfFile(Seen, ListScreen):
    """Đoàn viên của đơn vị kết thúc và nơi đến; opening it stands in the log."""

    query = queries.members
    seen = printing.look
    section = "organization"
    things = gettext_lazy("đoàn viên")
    order = ("person__sort_key", "pk")
    by_letter = True
    empty_icon = "nguoi"
    empty_title = gettext_lazy("Đơn vị không có đoàn viên vào ngày cuối cùng")
    file_name = "doan-vien-va-noi-den.xlsx"

    def prepare(self):
        super().prepare()
        self.file = links.file_of(self, "unit")
        self.title = _("Nơi đến của đoàn viên: %(unit)s") % {"unit": self.file.unit.name}
        self.print_title = self.title
        self.way = told.ways_of([self.file])[self.file.pk]

    def query_arguments(self):
        return {"file": self.file}

    def seen_given(self):
        return {"unit": self.unit, "file": self.file}

    @cached_property
    def table(self):
        """Who, of which group, goes where."""
        columns = (
            Column(_("Họ và tên"), lambda row: row.person.full_name, "name"),
            Column(_("Ngày sinh"), lambda row: row.person.birth_text, phone="nhan"),
            Column(_("Đơn vị, tổ"), lambda row: row.unit.name, phone="nhan"),
            Column(
                _("Nơi đến"),
                lambda row: told.said_of(self._place(row)),
                "badge",
                badge=lambda row: "son" if self._place(row) is None else "la",
            ),
        )
        return Table(_("Đoàn viên, theo tên"), columns, numbered=self.request.GET.get("dang") == "in")

    def _place(self, row):
        return told.place_of(row, self.way, self.file.closes_on)

    def page_label(self, row):
        return row.person.full_name

    def actions(self):
        return [{"label": _("Về hồ sơ"), "icon": "hop", "url": links.file_url(self.file)}]
