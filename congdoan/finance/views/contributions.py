"""Contributions: the book, one at a time, a whole unit at once, correcting, taking out."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from congdoan.finance import forms, queries
from congdoan.finance.actions import contributions
from congdoan.finance.choices import Permission
from congdoan.finance.views import tables
from congdoan.finance.views.found import contribution_of
from congdoan.finance.views.statements import fund_url
from congdoan.kernel import money
from congdoan.kernel.text import number_in
from congdoan.ui.cancelling import Cancel
from congdoan.ui.screens import ActionScreen, ListScreen, RecordAction, UpTo
from congdoan.units import queries as units


class ContributionList(UpTo, ListScreen):
    """Sổ ủng hộ."""

    query = queries.contributions
    happened = "given_on"
    filter_form = forms.ContributionFilter
    section = "funds"
    title = gettext_lazy("Sổ ủng hộ")
    print_title = gettext_lazy("Danh sách ủng hộ các quỹ, đợt vận động")
    file_name = "so-ung-ho.xlsx"
    order = ("-given_on", "-pk")
    things = gettext_lazy("khoản")
    empty_title = gettext_lazy("Sổ ủng hộ chưa có dòng nào")
    empty_text = gettext_lazy("Mỗi lần quyên góp ghi ai góp, bao nhiêu; cả tổ ghi một lần trên một màn hình.")
    empty_icon = "quy"

    @property
    def table(self):
        """Columns with links into this unit's pages."""
        return tables.contributions(self)

    def summary(self):
        totals = queries.contribution_totals(self.all_rows)
        if not totals["rows"]:
            return ""
        words = {"rows": money.format_number(totals["rows"]), "amount": money.format_money(totals["amount"]), "donors": totals["donors"]}
        said = _("%(rows)s khoản, %(donors)s đoàn viên, %(amount)s.") % words
        if totals["goods_value"]:
            said += " " + _("Hiện vật trị giá %(value)s.") % {"value": money.format_money(totals["goods_value"])}
        return said

    def page_rows(self, rows):
        """With those who gave together."""
        return queries.with_joint(rows)

    def page_label(self, row):
        return row.given_on.strftime("%d/%m/%Y")

    def actions(self):
        if not self.by.may(Permission.RECORD_CONTRIBUTION, self.unit):
            return []
        place = {"unit_id": self.unit.pk}
        return [
            {"label": _("Ghi một khoản"), "icon": "them", "url": reverse("finance:contribution-record", kwargs=place)},
            {"label": _("Ghi quyên góp"), "icon": "them", "url": reverse("finance:contribution-collect", kwargs=place), "main": True},
        ]


class _Giving(ActionScreen):
    """What both ways of recording have in common."""

    not_done = gettext_lazy("Chưa ghi vào sổ")
    privacy = gettext_lazy(
        "Ban chấp hành, kế toán, thủ quỹ và ủy ban kiểm tra xem được từng khoản. Đoàn viên xem được khoản của chính mình."
    )

    def asked_fund(self):
        """The fund that the address asks for (?fund=), if the unit gives to it."""
        asked = number_in(self.request.GET.get("fund", ""))
        return queries.reaching(self.unit).filter(pk=asked).first() if asked is not None else None

    def cancel_url(self):
        return reverse("finance:contribution-list", kwargs={"unit_id": self.unit.pk})


class RecordContribution(_Giving):
    """Ghi một khoản ủng hộ."""

    action = contributions.record
    form_class = forms.GiveOnce
    template_name = "finance/give.html"
    title = gettext_lazy("Ghi một khoản ủng hộ")
    explanation = gettext_lazy("Khoảng một phút. Một người, tiền hoặc hiện vật.")
    confirmation = gettext_lazy("Đã ghi khoản ủng hộ.")

    def initial(self):
        return {"given_on": self.by.today, "fund": self.asked_fund()}


class Collect(_Giving):
    """Ghi một lần quyên góp của cả đơn vị."""

    action = contributions.collect
    form_class = forms.Collect
    template_name = "finance/collect.html"
    title = gettext_lazy("Ghi quyên góp cả đơn vị")
    explanation = gettext_lazy("Ghi số tiền mỗi người một lần, đánh dấu ai đã góp; ai góp khác thì ghi ở dòng của người ấy.")

    def initial(self):
        return {"given_on": self.by.today, "fund": self.asked_fund()}

    def done_sentence(self, result):
        words = {"rows": len(result), "amount": money.format_money(sum(row.amount for row in result))}
        return ngettext("Đã ghi %(rows)s khoản, %(amount)s.", "Đã ghi %(rows)s khoản, %(amount)s.", len(result)) % words

    def redirect(self, pk):
        return super().redirect(None)

    def context(self):
        below = units.subtree(self.unit).filter(parent=self.unit, closed_on__isnull=True)
        return {**super().context(), "groups": [
            {"name": unit.name, "url": reverse("finance:contribution-collect", kwargs={"unit_id": unit.pk})} for unit in below
        ]}  # fmt: skip


class _OfContribution(RecordAction):
    """What is done with one contribution."""

    gives = ("contribution",)

    def find(self):
        return contribution_of(self)

    def cancel_url(self):
        return reverse("finance:fund", kwargs={"unit_id": self.unit.pk, "pk": self.contribution.fund_id})


class CorrectContribution(_OfContribution):
    """Sửa một khoản ủng hộ."""

    action = contributions.correct
    template_name = "finance/give.html"
    form_class = forms.GiveOnce
    title = gettext_lazy("Sửa khoản ủng hộ")
    main_button = gettext_lazy("Ghi thay đổi")
    confirmation = gettext_lazy("Đã sửa khoản ủng hộ.")

    def initial(self):
        row = self.contribution
        joint = list(row.joint.standing().select_related("donor"))
        return {
            "joint_donor": next((one.donor for one in joint if one.donor_id), None), "name_shown": row.name_shown, "by_bank": row.by_bank,
            "joint_name": next((one.donor_name for one in joint if not one.donor_id), ""),
            "fund": row.fund, "given_on": row.given_on, "donor": row.donor, "donor_name": row.donor_name, "amount": row.amount or None,
            "goods": row.goods, "quantity": row.quantity, "goods_value": row.goods_value or None, "version": row.version,
        }  # fmt: skip

    def context(self):
        url = reverse("finance:contribution-cancel", kwargs={"unit_id": self.unit.pk, "pk": self.contribution.pk})
        return {**super().context(), "actions": [{"label": _("Bỏ khỏi sổ"), "icon": "xoa", "url": url}, self._slip()]}

    def _slip(self):
        url = fund_url(self, self.contribution.fund_id, "fund-slips") + f"?khoan={self.contribution.pk}"
        return {"label": _("In phiếu biên nhận"), "icon": "in", "url": url}


class CancelContribution(_OfContribution):
    """Bỏ một khoản ủng hộ ghi nhầm."""

    action = contributions.cancel
    form_class = Cancel
    title = gettext_lazy("Bỏ khoản ủng hộ")
    main_button = gettext_lazy("Bỏ khỏi sổ")
    confirmation = gettext_lazy("Đã bỏ khoản ủng hộ khỏi sổ.")

    def context(self):
        row = self.contribution
        words = {"who": row.givers, "what": row.given, "fund": row.fund.name}
        return {**super().context(), "explanation": _("%(who)s, %(what)s, vào %(fund)s.") % words}
