"""Các đợt kiểm tra và các kiến nghị, as of any day."""

from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from congdoan.inspection import queries
from congdoan.inspection.choices import BADGES, OVERDUE, Permission, State
from congdoan.inspection.forms import FindingFilter
from congdoan.kernel.dates import format_date
from congdoan.kernel.money import format_number
from congdoan.ui.screens import AsOf, ListScreen, UpTo
from congdoan.ui.tables import Column, Table


def url(name, unit_id, *more):
    """An address of the room."""
    return reverse(f"inspection:{name}", args=[unit_id, *more])


def told(stands, is_late):
    """(words, badge) of where a finding stands."""
    words = capfirst(str(State(stands).label))
    return (_t("%s, quá hạn") % words, "son") if is_late else (words, BADGES[State(stands)])


class InspectionList(UpTo, ListScreen):
    """Các đợt kiểm tra."""

    query = queries.inspections
    happened = "drawn_on"
    section = "funds"
    title = _("Kiểm tra")
    print_title = _("Các đợt kiểm tra")
    file_name = "kiem-tra.xlsx"
    order = ("-drawn_on", "-pk")
    things = _("đợt kiểm tra")
    empty_title = _("Chưa có đợt kiểm tra nào")
    empty_text = _("Ủy ban kiểm tra lập đợt, ghi từng nội dung, kiến nghị có hạn; xem được mọi sổ, không sửa gì trong đó.")
    empty_icon = "kinh"

    @property
    def table(self):
        """Columns; each opens its page."""
        return Table(
            _("Các đợt kiểm tra, mới nhất trước"),
            (
                Column(_("Nội dung"), lambda row: row.subject, link=self._page, note=lambda row: row.unit.name),
                Column(_("Ngày kiểm tra"), lambda row: row.planned_on, "date", phone="nhan"),
                Column(_("Ủy ban kiểm tra"), lambda row: row.committee.name, phone="nhan"),
                Column(_("Kiến nghị"), lambda row: row.findings_made, "count", phone="nhan"),
                Column(_("Chưa xong"), lambda row: row.left or None, "count", phone="nhan", optional=True, note=_late),
                Column(_("Tình trạng"), self._state, "badge", badge=self._badge, phone="khoi"),
            ),
        )

    def query_arguments(self):
        return {"on": self.past_day}

    def page_label(self, row):
        return format_date(row.drawn_on)

    def _page(self, row):
        return "" if row.is_cancelled else url("inspection", row.unit_id, row.pk)

    def _concluded(self, row):
        return row.concluded_on is not None and row.concluded_on <= self.day

    def _state(self, row):
        if row.is_cancelled:
            return _t("về sau đã bỏ")
        return _t("đã kết luận") if self._concluded(row) else _t("đang làm")

    def _badge(self, row):
        return "khai" if row.is_cancelled else "la" if self._concluded(row) else "nghe"

    def actions(self):
        found = [{"label": _t("Mọi kiến nghị"), "icon": "sach", "url": url("findings", self.unit.pk)}]
        if self.by.may(Permission.HOLD_INSPECTION, self.unit):
            found.append({"label": _t("Lập đợt kiểm tra"), "icon": "them", "url": url("draw-up", self.unit.pk), "main": True})
        return found


def _late(row):
    return _t("%s quá hạn") % format_number(row.late) if row.late else ""


class FindingList(AsOf, ListScreen):
    """Kiến nghị kiểm tra."""

    query = queries.findings
    section = "funds"
    title = _("Kiến nghị kiểm tra")
    file_name = "kien-nghi-kiem-tra.xlsx"
    order = ("place", "due", "pk")
    things = _("kiến nghị")
    filter_form = FindingFilter
    empty_title = _("Chưa có kiến nghị nào")
    empty_text = _("Kiến nghị của ủy ban kiểm tra, hạn khắc phục, đơn vị đã trả lời gì hiện ở đây.")
    empty_icon = "kinh"
    table = Table(
        _("Kiến nghị, việc chưa xong và hạn sớm trước"),
        (
            Column(_("Kiến nghị"), lambda row: row.recommendation, "text", link=lambda row: url("finding", row.inspection.unit_id, row.pk), note=lambda row: row.inspection.unit.name, phone="khoi"),
            Column(_("Đợt"), lambda row: row.inspection.subject, phone="nhan"),
            Column(_("Hạn"), lambda row: row.due, "date", phone="nhan"),
            Column(_("Đang ở"), lambda row: told(row.stands, row.late)[0], "badge", badge=lambda row: told(row.stands, row.late)[1], phone="khoi"),
        ),
    )  # fmt: skip

    def query_arguments(self):
        return {"on": self.past_day}

    def page_label(self, row):
        return format_date(row.due)

    def actions(self):
        return [{"label": _t("Các đợt kiểm tra"), "icon": "sach", "url": url("list", self.unit.pk)}]

    def summary(self):
        """How many are late."""
        late = queries.in_state(self.all_rows, OVERDUE).count()
        return _t("%s kiến nghị quá hạn.") % format_number(late) if late else ""
