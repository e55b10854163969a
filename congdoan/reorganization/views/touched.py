"""Những đơn vị đứng sau một con số của phương án: ở đơn vị nào có bao nhiêu; mỗi số mở sổ của đơn vị ấy cho người được xem."""

from django.http import Http404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from congdoan.finance.choices import Permission as Funds
from congdoan.membership.choices import Permission as Members
from congdoan.organization.choices import Permission as Units
from congdoan.reorganization import findings, queries
from congdoan.reorganization.views import links
from congdoan.reports.choices import Permission as Reports
from congdoan.ui.screens import ListScreen
from congdoan.ui.tables import Column, Table
from congdoan.workbooks.choices import Permission as Books

LISTS = {
    "going": ("membership:member-list", Members.VIEW_MEMBERS),
    "ended": ("membership:member-list", Members.VIEW_MEMBERS),
    "ahead": ("membership:member-list", Members.VIEW_MEMBERS),
    "posts": ("organization:post-list", Units.VIEW_POSTS),
    "seats": ("membership:seat-list", Members.VIEW_MEMBERS),
    "funds": ("finance:fund-list", Funds.VIEW_FUND_TOTALS),
    "waiting": ("membership:application-list", Members.VIEW_APPLICATIONS),
    "books": ("overview:import-list", Books.IMPORT_WORKBOOK),
    "reports": ("overview:report-list", Reports.VIEW_REPORT),
}
"""Where the rows of a number stand at one unit, and who may see them."""


class TouchedUnits(ListScreen):
    """Phương án đụng đến: theo từng đơn vị."""

    query = queries.touched_units
    section = "reorganization"
    things = gettext_lazy("đơn vị")
    order = ("path", "pk")
    empty_icon = "hop"
    empty_title = gettext_lazy("Phương án không đụng đến mục này")
    file_name = "phuong-an-dung-den.xlsx"

    def prepare(self):
        super().prepare()
        self.plan = links.plan_of(self)
        kept = [one for one in findings.read(self.plan.findings).touches if one.key]
        wanted = self.request.GET.get("muc", "")
        self.touch = next((one for one in kept if one.key == wanted), None if wanted or not kept else kept[0])
        if self.touch is None and wanted:
            raise Http404
        self.counts = dict(self.touch.at) if self.touch else {}
        self.title = f"{self.touch.what}: {self.plan.title}" if self.touch else self.plan.title
        self.print_title = self.title

    def query_arguments(self):
        return {"plan": self.plan, "pks": list(self.counts)}

    @cached_property
    def table(self):
        """The unit and how many there."""
        columns = (
            Column(_("Đơn vị"), lambda row: row.name, opens=lambda row: row, note=lambda row: row.code),
            Column(_("Số lượng"), lambda row: self.counts[row.pk], "count", link=self._list_url, phone="nhan"),
        )
        return Table(_("Đơn vị, theo cây"), columns)

    def _list_url(self, row):
        name, permission = LISTS.get(self.touch.key, ("", None))
        return reverse(name, kwargs={"unit_id": row.pk}) if name and self.by.may(permission, row) else ""

    def page_label(self, row):
        return row.name

    def summary(self):
        return f"{self.touch.count}. {self.touch.becomes}" if self.touch else ""

    def actions(self):
        return [{"label": _("Về phương án"), "icon": "hop", "url": links.plan_url(self.plan)}]
