"""Ai xem được gì? For everyone who signs in."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from congdoan.access.choices import Permission as Access
from congdoan.access.roles import Role
from congdoan.kernel import dates
from congdoan.membership import queries as membership
from congdoan.organization import queries as organization
from congdoan.overview import rights
from congdoan.overview.views.people import MyPage
from congdoan.sites.choices import Permission as Sites
from congdoan.ui import xlsx
from congdoan.ui.screens import Page, UnitPage
from congdoan.ui.tables import Column, Table
from congdoan.units.places import place_of


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
            "deputies": rights.deputies(self.unit, self.by.today),
            "mine": MyPage.title,
            "factors_url": reverse("overview:factors", kwargs={"unit_id": self.unit.pk})
            if self.unit and self.by.may(Access.REQUIRE_FACTOR, self.unit)
            else "",
            "sites_url": reverse("sites:site-list", kwargs={"unit_id": self.unit.pk})
            if self.unit and self.by.may(Sites.VIEW_SITES, self.unit)
            else "",
            "table_url": reverse("overview:rights-table", kwargs={"unit_id": self.unit.pk}) if self.unit and self.by.units else "",
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


HELD, NOT_HELD = "x", ""
MATRIX = Table(
    gettext_lazy("Bảng quyền"),
    (
        Column(gettext_lazy("Được làm gì"), lambda row: row["what"], phone="khoi"),
        *(Column(role.label, lambda row, role=role: HELD if role.value in row["roles"] else NOT_HELD, phone="nhan") for role in Role),
    ),
    css="",
)


class RightsTable(UnitPage):
    """Bảng quyền: mỗi quyền và vai trò nào có, lấy từ chính các quy tắc đang chạy; in A4 cho ban chấp hành ký, tải về Excel."""

    personal = True
    template_name = "overview/rights_table.html"
    title = gettext_lazy("Bảng quyền")

    def get(self, request, *args, **kwargs):
        """Screen, paper (?dang=in) or workbook (?dang=xlsx)."""
        if request.GET.get("dang") == "xlsx":
            titles, values = MATRIX.sheet(rights.matrix())
            return xlsx.response("bang-quyen.xlsx", xlsx.workbook(self.title, titles, values))
        if request.GET.get("dang") == "in":
            self.template_name = "overview/rights_paper.html"
        return self.show()

    def context(self):
        superior = self.unit.parent.name if self.unit.parent else ""
        return {
            "unit": self.unit,
            "roles": list(Role),
            "rooms": self.rooms(),
            "superior": superior,
            "place": place_of(superior) or place_of(self.unit.name),
            "date": dates.long_date(self.by.today),
            "back": self.request.path,
            "width": len(Role) + 1,
            "who_url": reverse("overview:who", kwargs={"unit_id": self.unit.pk}),
        }

    @staticmethod
    def rooms():
        """[{"label", "rows": [{"what", "cells": [{"role", "held"}]}]}]: permissions under their part of the work."""
        found = {}
        for row in rights.matrix():
            cells = [{"role": role.label, "held": role.value in row["roles"]} for role in Role]
            found.setdefault(row["room"], []).append({"what": row["what"], "cells": cells})
        return [{"label": rights.ROOM_WORDS.get(room, room), "rows": rows} for room, rows in found.items()]
