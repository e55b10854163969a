"""Ai xem được gì? For everyone who signs in."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from congdoan.membership import queries as membership
from congdoan.organization import queries as organization
from congdoan.overview import rights
from congdoan.overview.views.people import MyPage
from congdoan.ui.screens import Page, UnitPage
from congdoan.ui.tables import Column, Table


class Rights:
    """What the two pages share: roles with their holders, and each matter with its roles."""

    personal = True
    template_name = "overview/rights.html"
    title = gettext_lazy("Ai xem được gì?")
    unit = None

    def context(self):
        found = rights.by_role(self.unit, self.by.today)
        return {
            "unit": self.unit,
            "roles": found,
            "mine": MyPage.title,
            "tables": [
                self.table(_("Từng mục: ai xem được"), _("Xem"), seeing=True),
                self.table(_("Từng việc: ai ghi, ai làm được"), _("Việc"), seeing=False),
            ],
            "summary": _(
                "Quyền đi theo chức vụ, ở đúng đơn vị của chức vụ, từ ngày nhận đến ngày thôi. Trang này máy lập từ chính các quyền đang chạy."
            ),
        }

    @staticmethod
    def table(title, what, seeing):
        """One table: its title, its declaration, its rows."""
        declared = Table(title, (Column(what, lambda row: row[0], phone="khoi"), Column(_("Ai"), lambda row: row[1], phone="khoi")), css="")
        return {"title": title, "table": declared, "rows": declared.shown(rights.by_matter(seeing))}


class UnitRights(Rights, UnitPage):
    """Ai xem được gì ở một đơn vị, hôm nay: cho mọi người có vai trò ở đó."""


class MyRights(Rights, Page):
    """Ai xem được gì ở công đoàn của tôi: cho đoàn viên không giữ vai trò nào."""

    def prepare(self):
        own = next(iter(membership.own_memberships(by=self.by)), None)
        if self.by.units:
            self.unit = self.by.units[0]
        elif own is not None:
            self.unit = organization.union_around(own.unit)
