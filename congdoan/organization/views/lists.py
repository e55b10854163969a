"""Danh sách đơn vị, danh sách chức vụ."""

from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from congdoan.access.choices import Permission as Access
from congdoan.kernel.dates import format_date
from congdoan.kernel.text import number_in
from congdoan.organization import forms, queries
from congdoan.organization.choices import ROLES, Permission
from congdoan.organization.views import links
from congdoan.organization.views.dated import RecordedOfUnits
from congdoan.ui.screens import AsOf, ListScreen
from congdoan.ui.tables import Column, Table
from congdoan.units import queries as units


def _superior(row):
    placed = row.placed_then[0] if row.placed_then else None
    return placed.parent.name if placed and placed.parent else ""


def _sign_in(row):
    if not row.username:
        return _("Mở tài khoản")
    return row.username if row.signs_in else _("%(name)s (đã đóng)") % {"name": row.username}


class UnitList(AsOf, ListScreen):
    """Đơn vị ở dưới đơn vị này, hôm nay hoặc vào một ngày."""

    query = queries.unit_list
    day_words = RecordedOfUnits.day_words
    section = "organization"
    title = gettext_lazy("Danh sách đơn vị")
    things = gettext_lazy("đơn vị")
    order = ("path", "pk")
    filter_form = forms.UnitFilter
    empty_icon = "cay"
    empty_title = gettext_lazy("Chưa có đơn vị nào")
    print_title = gettext_lazy("Danh sách tổ chức công đoàn")
    file_name = "don-vi.xlsx"

    @cached_property
    def table(self):
        """The words of the kinds are those that the filter has asked for, where it was asked before."""
        form = getattr(self, "form", None)
        labels = dict(form.fields["loai"].choices) if form else units.kind_labels()
        columns = (
            Column(_("Tên đơn vị"), lambda row: row.name_then or row.name, link=lambda row: links.unit_url(row.pk) + self.day_query),
            Column(_("Mã"), lambda row: row.code, phone="nhan"),
            Column(_("Loại"), lambda row: labels.get(row.kind_then or row.kind, ""), phone="nhan"),
            Column(_("Trực thuộc"), _superior, phone="an"),
            Column(_("Cơ quan, đơn vị"), lambda row: ", ".join(work.employer.name for work in row.employed_then), phone="an"),
            Column(_("Thành lập"), lambda row: row.founded_on, "date", phone="an"),
        )
        return Table(_("Đơn vị, theo thứ tự trong cây"), columns, numbered=self.request.GET.get("dang") == "in")

    def query_arguments(self):
        return {"on": self.day, "within": self.area[1] if self.area else None}

    @cached_property
    def area(self):
        """(AreaSpell, its units) where the address names a territory or sector, or None."""
        return queries.chosen_units(self.by, self.unit, number_in(self.request.GET.get("dia_ban", "")), self.day)

    def summary(self):
        return _("Ở %(area)s.") % {"area": self.area[0].name} if self.area else ""

    def page_label(self, row):
        return row.name_then or row.name

    def actions(self):
        found = [
            {
                "label": _("Cây đơn vị"),
                "icon": "cay",
                "url": reverse("organization:unit-tree", kwargs={"unit_id": self.unit.pk}) + self.day_query,
            }
        ]
        if self.by.may(Permission.FOUND_UNIT, self.unit):
            url = reverse("organization:unit-found", kwargs={"unit_id": self.unit.pk})
            found.append({"label": _("Lập đơn vị trực thuộc"), "icon": "them", "url": url, "main": True})
        return found


class PostList(AsOf, ListScreen):
    """Ai giữ chức vụ gì ở đơn vị này và cấp dưới, hôm nay hoặc vào một ngày."""

    query = queries.appointments
    day_words = RecordedOfUnits.day_words
    section = "organization"
    title = gettext_lazy("Chức vụ công đoàn")
    things = gettext_lazy("dòng")
    order = ("unit__path", "place", "-valid_from", "pk")
    filter_form = forms.PostFilter
    empty_icon = "nguoi"
    empty_title = gettext_lazy("Chưa ghi ai giữ chức vụ nào")
    empty_text = gettext_lazy("Ghi chủ tịch trước; quyền trong phần mềm đi theo chức vụ.")
    print_title = gettext_lazy("Danh sách cán bộ công đoàn")
    file_name = "chuc-vu.xlsx"

    @cached_property
    def table(self):
        """The link that ends a post stands only before those who may."""
        scope = self.by.scope(Permission.APPOINT)

        def ends(row):
            if row.valid_until is not None or self.day != self.by.today or not scope.contains(row.unit):
                return ""
            return reverse("organization:post-end", kwargs={"unit_id": row.unit_id, "pk": row.pk})

        columns = [
            Column(_("Họ và tên"), lambda row: row.person.full_name, "name", opens=lambda row: row.person),
            Column(_("Chức vụ"), self.post_text, phone="nhan"),
            Column(_("Đơn vị, tổ"), lambda row: row.unit.name, phone="nhan"),
            Column(_("Phụ trách"), lambda row: row.duties, phone="nhan"),
            Column(_("Nhiệm kỳ"), lambda row: row.term, phone="an"),
            Column(_("Từ ngày"), lambda row: row.valid_from, "date", phone="nhan"),
            Column(_("Đến hết ngày"), lambda row: row.last_day, "date", phone="an"),
        ]
        accounts = self.by.scope(Access.GIVE_ROLE)
        if not accounts.is_empty:

            def account(row):
                return links.account_url(row) if accounts.contains(row.unit) else ""

            columns.append(Column(_("Tài khoản"), _sign_in, link=account, phone="nhan", printed=False, exported=False))

        def hands_over(row):
            mine = row.person_id == self.by.person.pk or scope.contains(row.unit)
            return links.hand_over_url(row) if mine and row.post in ROLES and self.day == self.by.today else ""

        words = Column(_("Bàn giao"), lambda row: _("Bàn giao") if hands_over(row) else "", link=hands_over, printed=False, exported=False)
        columns.append(words)
        if not scope.is_empty:
            columns.append(Column(_("Việc"), lambda row: _("Ghi thôi") if ends(row) else "", link=ends, printed=False, exported=False))
            columns.append(self.taking_out(scope))
        return Table(_("Chức vụ công đoàn"), tuple(columns), numbered=self.request.GET.get("dang") == "in")

    def taking_out(self, scope):
        """The column whose link takes out a post recorded by mistake, before those who may."""

        def url(row):
            if self.day != self.by.today or not scope.contains(row.unit):
                return ""
            return reverse("organization:post-take-out", kwargs={"unit_id": row.unit_id, "pk": row.pk})

        return Column(_("Ghi nhầm"), lambda row: _("Bỏ") if url(row) else "", link=url, printed=False, exported=False)

    def query_arguments(self):
        who = self.form.cleaned_data.get("ai") if self.form.is_valid() else ""
        return {"on": None if who in ("het", "sap") else self.day, "ahead": who == "sap"}

    def post_text(self, row):
        """The post; from when, where its day is still to come."""
        if row.valid_from <= self.by.today:
            return row.get_post_display()
        return _("%(post)s, từ ngày %(day)s (chưa đến)") % {"post": row.get_post_display(), "day": format_date(row.valid_from)}

    def actions(self):
        url = links.appoint_url(self.unit)
        if not url or not self.by.may(Permission.APPOINT, self.unit):
            return []
        return [{"label": _("Ghi chức vụ"), "icon": "them", "url": url, "main": True}]

    def empty_action(self):
        found = self.actions()
        return {"label": found[0]["label"], "url": found[0]["url"]} if found else None
