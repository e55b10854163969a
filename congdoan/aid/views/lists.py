"""Đề nghị trợ cấp: the list, in the state of any day."""

from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from congdoan.aid import policies, queries
from congdoan.aid.choices import BADGES, Permission, StepKind
from congdoan.aid.forms import RequestFilter
from congdoan.care.choices import Permission as Care
from congdoan.care.policies import can_see_reason
from congdoan.kernel.dates import format_date
from congdoan.kernel.money import format_money, format_number
from congdoan.ui.screens import ListScreen, UpTo
from congdoan.ui.tables import Column, Table


class RequestList(UpTo, ListScreen):
    """Đề nghị trợ cấp của đơn vị."""

    query = queries.requests
    happened = "asked_on"
    section = "care"
    title = _("Đề nghị trợ cấp")
    file_name = "de-nghi-tro-cap.xlsx"
    order = ("-asked_on", "-pk")
    things = _("đề nghị")
    filter_form = RequestFilter
    empty_title = _("Chưa có đề nghị nào")
    empty_text = _(
        "Đoàn viên tự gửi từ điện thoại, hoặc tổ trưởng, ban chấp hành đề nghị giúp; chủ tịch duyệt, trao, kế toán lập phiếu chi."
    )
    empty_icon = "tim"

    @property
    def table(self):
        """Columns; the reason for those alone who may read it."""
        return Table(
            _("Đề nghị trợ cấp, mới nhất trước"),
            (
                Column(_("Ngày"), lambda row: row.asked_on, "date"),
                Column(_("Đoàn viên"), lambda row: row.person.full_name, "name", link=_page, note=lambda row: row.unit.name),
                Column(_("Lý do"), self._reason, phone="khoi", optional=True),
                Column(_("Đề nghị (đ)"), lambda row: row.amount_asked, "money", phone="nhan", optional=True),
                Column(_("Đã duyệt, trao (đ)"), self._amount, "money", phone="nhan", optional=True),
                Column(
                    _("Đang ở"), lambda row: capfirst(str(self._state(row).label)), "badge", badge=lambda row: BADGES[self._state(row)],
                ),
                Column(_("Kín"), lambda row: _t("kín") if row.is_confidential else "", optional=True, phone="nhan"),
            ),
        )  # fmt: skip

    def rows(self):
        """Those in the state asked for, by the end of the day shown."""
        rows = super().rows()
        wanted = self.form.cleaned_data.get("o_dau") if self.form.is_bound and self.form.is_valid() else ""
        return queries.in_state(rows, wanted, self.past_day) if wanted else rows

    def _steps(self, row):
        return [step for step in row.steps.all() if self.past_day is None or self.by_then(step.taken_at)]

    def _state(self, row):
        return policies.state(row.way, self._steps(row))

    def _amount(self, row):
        taken = policies.standing(self._steps(row))
        step = taken.get(StepKind.GIVEN) or taken.get(StepKind.APPROVED)
        return step.amount if step else None

    def _reason(self, row):
        return capfirst(row.get_reason_display()) if can_see_reason(self.by, row) else ""

    def page_label(self, row):
        return format_date(row.asked_on)

    def summary(self):
        """The confidential ones that the reader does not see, as a number; not in a group, where a number is a name."""
        if self.unit.is_group:
            return ""
        hidden = queries.hidden(by=self.by, unit=self.unit)
        words = {"count": format_number(hidden.count), "amount": format_money(hidden.amount)}
        return _t("Ngoài ra có %(count)s trường hợp kín, đã trao %(amount)s.") % words if hidden.count else ""

    def actions(self):
        found = []
        if self.by.may(Care.VIEW_VISITS, self.unit):
            found.append({"label": _t("Sổ chăm lo"), "icon": "sach", "url": reverse("care:visit-list", args=[self.unit.pk])})
        if self.by.may(Permission.DECIDE_AID, self.unit):
            found.append({"label": _t("Chi trước, khẩn cấp"), "icon": "canh", "url": reverse("aid:give-first", args=[self.unit.pk])})
        if self.by.may(Permission.PROPOSE_AID, self.unit):
            url = reverse("aid:propose", args=[self.unit.pk])
            found.append({"label": _t("Đề nghị trợ cấp"), "icon": "them", "url": url, "main": True})
        return found


def _page(row):
    return reverse("aid:request", args=[row.unit_id, row.pk])
