"""Danh sách phương án; các việc của một phương án."""

from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from congdoan.reorganization import forms, queries, told
from congdoan.reorganization.choices import BADGES, Permission, PlanState
from congdoan.reorganization.views import links
from congdoan.ui.screens import AsOf, ListScreen
from congdoan.ui.tables import Column, Table


class PlanList(AsOf, ListScreen):
    """Các phương án sắp xếp tổ chức."""

    query = queries.plans
    day_words = gettext_lazy("Đang xem các phương án như cuối ngày {day}: đến đâu rồi vào ngày ấy.")
    section = "reorganization"
    title = gettext_lazy("Sắp xếp tổ chức")
    things = gettext_lazy("phương án")
    order = ("-recorded_at", "-pk")
    filter_form = forms.PlanFilter
    empty_icon = "hop"
    empty_title = gettext_lazy("Chưa có phương án nào")
    empty_text = gettext_lazy(
        "Lập, đổi, nhập, chia, giải thể một hay hàng trăm đơn vị theo một quyết định; xem trước, duyệt hai người, rồi mới thi hành."
    )
    print_title = gettext_lazy("Danh sách phương án sắp xếp tổ chức")
    file_name = "phuong-an.xlsx"

    @cached_property
    def table(self):
        """Columns with links to each plan."""
        columns = (
            Column(_("Phương án"), lambda row: row.title, link=links.plan_url, note=lambda row: row.unit.name),
            Column(
                _("Trạng thái"), lambda row: PlanState(row.state_then).label, "badge", badge=lambda row: BADGES[PlanState(row.state_then)]
            ),
            Column(_("Số quyết định"), lambda row: row.number, phone="nhan"),
            Column(_("Hiệu lực từ"), lambda row: row.effective_on, "date", phone="nhan"),
            Column(_("Số việc"), lambda row: row.total, "count", phone="nhan"),
            Column(_("Người lập"), lambda row: row.recorded_by.full_name, "name", phone="an", printed=False),
        )
        return Table(_("Phương án, mới trước"), columns)

    def query_arguments(self):
        return {"on": self.past_day}

    def page_label(self, row):
        return row.title

    def actions(self):
        if not self.by.may(Permission.DRAFT_PLAN, self.unit):
            return []
        url = reverse("reorganization:plan-draft", kwargs={"unit_id": self.unit.pk})
        return [{"label": _("Lập phương án"), "icon": "them", "url": url, "main": True}]


class StepList(ListScreen):
    """Các việc của một phương án, theo thứ tự."""

    query = queries.steps
    section = "reorganization"
    things = gettext_lazy("việc")
    order = ("place", "pk")
    filter_form = forms.StepFilter
    empty_icon = "hop"
    empty_title = gettext_lazy("Phương án chưa có việc nào")
    file_name = "viec-cua-phuong-an.xlsx"

    def prepare(self):
        super().prepare()
        self.plan = links.plan_of(self)
        self.title = _("Các việc: %(title)s") % {"title": self.plan.title}
        self.print_title = self.plan.title

    @cached_property
    def table(self):
        """What becomes of which unit."""
        columns = (
            Column(_("TT"), lambda row: row.place, "count", phone="an"),
            Column(_("Đơn vị"), lambda row: row.called, note=lambda row: row.unit.code if row.unit else row.code),
            Column(_("Việc"), lambda row: row.deed_told, phone="nhan"),
            Column(_("Thành"), lambda row: row.becomes, phone="nhan"),
            Column(_("Đoàn viên"), lambda row: row.members_go, phone="nhan"),
        )
        return Table(_("Việc, theo thứ tự"), columns, numbered=False)

    def query_arguments(self):
        return {"plan": self.plan}

    def page_rows(self, rows):
        """Each in words: its unit as it was called until the day, the places it names by their names."""
        kinds, before, names = queries.words_for(rows, self.plan)
        labels, levels = {kind.key: kind.label for kind in kinds}, {kind.key: kind.level for kind in kinds}
        for row in rows:
            name, kind = before.get(row.unit_id) or ((row.unit.name, row.unit.kind) if row.unit else (row.name, ""))
            row.called, row.deed_told = name, told.deed(row, kind, levels)
            row.becomes, row.members_go = told.becomes(row, labels, names), told.members(row, names)
        return rows

    def page_label(self, row):
        return str(row.place)

    def summary(self):
        words = {"number": self.plan.number or _("chưa có số"), "state": self.plan.get_state_display()}
        return _("Quyết định %(number)s, phương án %(state)s.") % words

    def actions(self):
        return [{"label": _("Về phương án"), "icon": "hop", "url": links.plan_url(self.plan)}]
