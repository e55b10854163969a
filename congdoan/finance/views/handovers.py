"""Handovers: the book, recording, correcting, taking out."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from congdoan.finance import forms, queries
from congdoan.finance.actions import handovers
from congdoan.finance.choices import Permission
from congdoan.finance.views import tables
from congdoan.finance.views.found import handover_of
from congdoan.kernel import money
from congdoan.kernel.text import number_in
from congdoan.ui.cancelling import Cancel
from congdoan.ui.screens import ActionScreen, ListScreen, RecordAction, UpTo


class HandoverList(UpTo, ListScreen):
    """Sổ trao tặng."""

    query = queries.handovers
    happened = "handed_on"
    filter_form = forms.HandoverFilter
    section = "funds"
    title = gettext_lazy("Sổ trao tặng")
    print_title = gettext_lazy("Danh sách trao tặng")
    file_name = "so-trao-tang.xlsx"
    order = ("-handed_on", "-pk")
    things = gettext_lazy("lần")
    empty_title = gettext_lazy("Sổ trao tặng chưa có dòng nào")
    empty_text = gettext_lazy("Trao tiền, suất quà, nhà, suất ăn cho ai thì ghi vào đây một lần; quỹ và báo cáo tự trừ, tự cộng.")
    empty_icon = "quy"

    @property
    def table(self):
        """Columns with links into this unit's pages."""
        return tables.handovers(self)

    def summary(self):
        totals = queries.handover_totals(self.all_rows)
        if not totals["rows"]:
            return ""
        return _("%(rows)s lần, trị giá %(value)s.") % {
            "rows": money.format_number(totals["rows"]), "value": money.format_money(totals["value"]),
        }  # fmt: skip

    def page_label(self, row):
        return row.handed_on.strftime("%d/%m/%Y")

    def actions(self):
        if not self.by.may(Permission.RECORD_HANDOVER, self.unit):
            return []
        url = reverse("finance:handover-record", kwargs={"unit_id": self.unit.pk})
        return [{"label": _("Ghi trao tặng"), "icon": "them", "url": url, "main": True}]


class RecordHandover(ActionScreen):
    """Ghi một lần trao tặng."""

    action = handovers.record
    form_class = forms.HandOver
    title = gettext_lazy("Ghi trao tặng")
    explanation = gettext_lazy("Khoảng một phút. Lấy từ quỹ nào thì số còn lại của quỹ tự trừ.")
    not_done = gettext_lazy("Chưa ghi vào sổ")
    confirmation = gettext_lazy("Đã ghi lần trao tặng.")
    privacy = gettext_lazy("Ban chấp hành, kế toán, thủ quỹ và ủy ban kiểm tra xem được từng lần trao..")

    def initial(self):
        asked = number_in(self.request.GET.get("fund", ""))
        fund = queries.reaching(self.unit).filter(pk=asked).first() if asked is not None else None
        return {"handed_on": self.by.today, "fund": fund}

    def cancel_url(self):
        return reverse("finance:handover-list", kwargs={"unit_id": self.unit.pk})


class _OfHandover(RecordAction):
    """What is done with one handover."""

    gives = ("handover",)

    def find(self):
        return handover_of(self)

    def cancel_url(self):
        return reverse("finance:handover-list", kwargs={"unit_id": self.unit.pk})


class CorrectHandover(_OfHandover):
    """Sửa một lần trao tặng."""

    action = handovers.correct
    template_name = "finance/correct.html"
    form_class = forms.HandOver
    title = gettext_lazy("Sửa lần trao tặng")
    main_button = gettext_lazy("Ghi thay đổi")
    confirmation = gettext_lazy("Đã sửa lần trao tặng.")

    def initial(self):
        row = self.handover
        return {
            "handed_on": row.handed_on, "recipient": row.recipient, "content": row.content, "quantity": row.quantity,
            "value": row.value or None, "fund": row.fund, "version": row.version,
        }  # fmt: skip

    def context(self):
        url = reverse("finance:handover-cancel", kwargs={"unit_id": self.unit.pk, "pk": self.handover.pk})
        return {**super().context(), "actions": [{"label": _("Bỏ khỏi sổ"), "icon": "xoa", "url": url}]}


class CancelHandover(_OfHandover):
    """Bỏ một lần trao tặng ghi nhầm."""

    action = handovers.cancel
    form_class = Cancel
    title = gettext_lazy("Bỏ lần trao tặng")
    main_button = gettext_lazy("Bỏ khỏi sổ")
    confirmation = gettext_lazy("Đã bỏ lần trao tặng khỏi sổ.")

    def context(self):
        row = self.handover
        words = {"who": row.recipient, "what": row.what, "value": money.format_money(row.value)}
        return {**super().context(), "explanation": _("%(who)s, %(what)s, trị giá %(value)s.") % words}
