"""Ưu đãi và đối tác của đơn vị: the lists."""

from functools import cached_property

from django.urls import reverse
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from congdoan.benefits import queries
from congdoan.benefits.choices import Permission
from congdoan.kernel.covering import FEW, LEAST
from congdoan.kernel.dates import format_date
from congdoan.kernel.money import format_number
from congdoan.ui.screens import AsOf, ListScreen
from congdoan.ui.tables import Column, Table


def url(name, unit_id, *more):
    """An address of the room."""
    return reverse(f"benefits:{name}", args=[unit_id, *more])


def share(used, members):
    """ "12 người (27%)": how many of the members used it; few are not told: their names are nobody's to read."""
    if not used:
        return _t("chưa ai")
    if used < LEAST:
        return str(FEW)
    return _t("%(count)s người (%(part)s%%)") % {"count": format_number(used), "part": round(100 * used / members) if members else 0}


def days(row):
    """ "01/01/2022 đến hết 31/12/2022"."""
    words = {"first": format_date(row.valid_from), "last": format_date(row.last_day) if row.last_day else ""}
    return _t("%(first)s đến hết %(last)s") % words if row.last_day else _t("từ %(first)s") % words


class OfferList(AsOf, ListScreen):
    """Ưu đãi cho đoàn viên của đơn vị."""

    query = queries.offers
    section = "care"
    title = _("Ưu đãi cho đoàn viên")
    file_name = "uu-dai.xlsx"
    order = ("what", "pk")
    things = _("ưu đãi")
    empty_title = _("Chưa có ưu đãi nào")
    empty_text = _("Ghi đối tác đã ký thỏa thuận, rồi ưu đãi của họ; hết hạn thì tự rời danh sách. Đoàn viên xem ở điện thoại.")
    empty_icon = "qua"

    @property
    def table(self):
        """Columns; one's own open their page."""
        return Table(
            _("Ưu đãi của đơn vị và các cấp trên"),
            (
                Column(_("Ưu đãi"), lambda row: row.what, link=self._page, note=lambda row: row.partner.name),
                Column(_("Dành cho"), lambda row: row.for_whom, phone="nhan"),
                Column(_("Ở đâu"), lambda row: row.where, phone="nhan"),
                Column(_("Dùng thế nào"), lambda row: row.how, phone="khoi"),
                Column(_("Đến hết"), lambda row: row.last_day, "date", phone="nhan", optional=True),
                Column(_("Đơn vị ký"), lambda row: row.partner.unit.name, phone="nhan"),
                Column(_("Đã dùng"), lambda row: share(row.used, self.members), phone="nhan"),
            ),
        )

    @cached_property
    def members(self):
        """Whom a share is of."""
        return queries.members(self.unit, self.day)

    def _page(self, row):
        return url("offer", self.unit.pk, row.pk) if row.partner.unit_id == self.unit.pk and self.past_day is None else ""

    def query_arguments(self):
        return {"on": self.past_day}

    def page_label(self, row):
        return row.what

    def actions(self):
        found = [{"label": _t("Đối tác"), "icon": "nguoi", "url": url("partners", self.unit.pk)}]
        if self.by.may(Permission.RECORD_USE, self.unit):
            found.append({"label": _t("Ghi đã dùng"), "icon": "dung", "url": url("record-use", self.unit.pk)})
        return found

    def empty_action(self):
        """A partner first."""
        may = self.by.may(Permission.KEEP_OFFERS, self.unit)
        return {"label": _t("Ghi đối tác"), "url": url("add-partner", self.unit.pk)} if may else None


class PartnerList(AsOf, ListScreen):
    """Đối tác của đơn vị."""

    query = queries.partners
    section = "care"
    title = _("Đối tác ưu đãi")
    file_name = "doi-tac.xlsx"
    order = ("name", "pk")
    things = _("đối tác")
    empty_title = _("Chưa có đối tác nào")
    empty_text = _("Đối tác ký thỏa thuận với đơn vị; của cấp trên thì cấp trên ghi.")
    empty_icon = "nguoi"

    @property
    def table(self):
        """Columns; each leads to what one may do."""
        may = self.by.may(Permission.KEEP_OFFERS, self.unit) and self.past_day is None
        return Table(
            _("Đối tác, theo tên"),
            (
                Column(_("Đối tác"), lambda row: row.name, link=(lambda row: url("partner-correct", self.unit.pk, row.pk)) if may else None, note=lambda row: row.contact),
                Column(_("Lĩnh vực"), lambda row: row.trade, phone="nhan"),
                Column(_("Thỏa thuận"), lambda row: row.agreement, note=days, phone="khoi"),
                Column(_("Ưu đãi"), lambda row: _t("Ghi ưu đãi") if may else "", link=lambda row: url("partner-offer", self.unit.pk, row.pk), printed=False, exported=False, optional=True),
                Column(_("Ghi nhầm"), lambda row: _t("Bỏ") if may else "", link=lambda row: url("partner-cancel", self.unit.pk, row.pk), printed=False, exported=False, optional=True),
            ),
        )  # fmt: skip

    def query_arguments(self):
        return {"on": self.past_day}

    def page_label(self, row):
        return row.name

    def actions(self):
        found = [{"label": _t("Ưu đãi"), "icon": "qua", "url": url("list", self.unit.pk)}]
        if self.by.may(Permission.KEEP_OFFERS, self.unit):
            found.append({"label": _t("Ghi đối tác"), "icon": "them", "url": url("add-partner", self.unit.pk), "main": True})
        return found
