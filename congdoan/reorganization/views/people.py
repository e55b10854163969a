"""Nơi đến của từng đoàn viên trong phương án: danh sách, và chọn cho một nhóm, một danh sách hay một người."""

from urllib.parse import urlencode

from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from congdoan.reorganization import findings, people_forms, queries
from congdoan.reorganization.actions import people
from congdoan.reorganization.choices import LEAVES, STAYS, UNDECIDED, PlanState
from congdoan.reorganization.views import links
from congdoan.reorganization.views.states import OfPlan
from congdoan.ui.screens import ListScreen, Seen
from congdoan.ui.tables import Column, Table

SAID = {
    LEAVES: gettext_lazy("Thôi là đoàn viên"),
    STAYS: gettext_lazy("Ở lại"),
    UNDECIDED: gettext_lazy("Chưa có nơi đến"),
    "": gettext_lazy("Thôi là đoàn viên"),
}


class PeopleOfPlan(Seen, ListScreen):
    """Đoàn viên của các đơn vị giải thể, chia tách, và nơi đến của từng người."""

    query = queries.people
    seen = people.look
    section = "reorganization"
    things = gettext_lazy("đoàn viên")
    order = ("person__sort_key", "pk")
    filter_form = people_forms.PeopleFilter
    by_letter = True
    empty_icon = "nguoi"
    empty_title = gettext_lazy("Không có đoàn viên nào phải chọn nơi đến")
    empty_text = gettext_lazy("Ở đây là đoàn viên của những đơn vị mà phương án giải thể hay chia tách.")
    file_name = "noi-den-cua-doan-vien.xlsx"

    def prepare(self):
        super().prepare()
        self.plan = links.plan_of(self)
        self.settles = self.plan.findings.get("settles", {})
        self.title = _("Nơi đến của đoàn viên: %(title)s") % {"title": self.plan.title}
        self.print_title = self.title

    def rows(self):
        """The filter asks the plan who is not decided yet."""
        self.form = self.filter_form(self.request.GET or None)
        self.form.plan = self.plan
        rows = queries.people(by=self.by, unit=self.unit, plan=self.plan)
        return self.form.apply(rows) if self.form.is_valid() else rows

    @cached_property
    def table(self):
        """Who, of which unit, goes where."""
        columns = (
            Column(_("Họ và tên"), lambda row: row.person.full_name, "name", link=self._send_url if self.open_now else None),
            Column(_("Ngày sinh"), lambda row: row.person.birth_text, phone="nhan"),
            Column(_("Đơn vị"), lambda row: row.unit.name, phone="nhan"),
            Column(_("Nơi đến"), self._goes, "badge", badge=lambda row: "son" if self._place(row) == UNDECIDED else "la"),
        )
        return Table(_("Đoàn viên, theo tên"), columns, numbered=self.request.GET.get("dang") == "in")

    def seen_given(self):
        return {"plan": self.plan}

    @property
    def open_now(self):
        """True while the plan is a draft, in which people are sent."""
        return self.plan.state == PlanState.DRAFT

    def _place(self, row):
        return self.settles.get(str(row.unit_id), UNDECIDED) if row.apart is None else row.apart

    def _goes(self, row):
        place = self._place(row)
        return str(SAID[place]) if place in SAID else _("Về %(code)s") % {"code": place}

    def _send_url(self, row):
        who = f"{row.person.full_name}; {row.person.birth_text}".rstrip("; ")
        return links.plan_url(self.plan, "plan-send") + "?" + urlencode({"ai": who, "nhom": row.unit_id})

    def page_label(self, row):
        return row.person.full_name

    def summary(self):
        left = findings.read(self.plan.findings).undecided
        return _("%(count)s người chưa có nơi đến.") % {"count": left} if left else _("Ai cũng có nơi đến.")

    def actions(self):
        found = [{"label": _("Về phương án"), "icon": "hop", "url": links.plan_url(self.plan)}]
        if self.open_now:
            chosen = "?nhom=chua" if self.request.GET.get("chon") == "chua" else ""
            url = links.plan_url(self.plan, "plan-send") + chosen
            found.append({"label": _("Chọn nơi đến cho nhiều người"), "icon": "dung", "url": url, "main": True})
        return found


class SendMembers(OfPlan):
    """Chọn nơi đến."""

    action = people.send
    form_class = people_forms.SendMembers
    title = gettext_lazy("Chọn nơi đến cho đoàn viên")
    explanation = gettext_lazy("Cho cả một tổ, một danh sách, hay một người. Người không chọn riêng thì đi như cả đơn vị.")
    main_button = gettext_lazy("Ghi nơi đến")
    not_done = gettext_lazy("Chưa ghi nơi đến")
    confirmation = gettext_lazy("Đã ghi nơi đến, và kiểm tra lại.")
    cancel_label = gettext_lazy("Thôi, về danh sách")

    def initial(self):
        return {"group": self.request.GET.get("nhom", ""), "names": self.request.GET.get("ai", ""), "fate": "move"}

    def cancel_url(self):
        return links.plan_url(self.plan, "plan-people")

    def success_url(self, pk):
        return self.cancel_url()
