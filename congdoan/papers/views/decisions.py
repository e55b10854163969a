"""Quyết định đã lập, lập quyết định, tải tệp."""

from urllib.parse import urlencode

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from congdoan.membership import queries as membership
from congdoan.membership.choices import Permission as Members
from congdoan.papers import forms, queries
from congdoan.papers.actions import decisions
from congdoan.papers.choices import OF_UNITS, Permission, Sort
from congdoan.reorganization.choices import Permission as Plans
from congdoan.reports.writers import WRITERS
from congdoan.ui.screens import ActionScreen, ListScreen, UnitPage
from congdoan.ui.screens.files import download
from congdoan.ui.tables import Column, Table

OF_APPLICANTS = (Sort.ADMISSION, Sort.RECOGNITION)
WORD = WRITERS["docx"].media_type


class DecisionList(ListScreen):
    """Quyết định đã lập ở đơn vị và cấp dưới."""

    query = queries.decisions
    section = "organization"
    title = gettext_lazy("Quyết định")
    things = gettext_lazy("quyết định")
    order = ("-recorded_at", "-pk")
    empty_icon = "tep"
    empty_title = gettext_lazy("Chưa lập quyết định nào ở đây")
    empty_text = gettext_lazy("Chọn loại ở trên: máy lấy người, đơn vị, số và ngày từ sổ, điền vào mẫu Word.")
    print_title = gettext_lazy("Quyết định đã lập")
    file_name = "quyet-dinh.xlsx"
    table = Table(
        gettext_lazy("Quyết định, mới nhất trước"),
        (
            Column(gettext_lazy("Số"), lambda row: row.decision.number, "name", link=lambda row: file_url(row)),
            Column(gettext_lazy("Ngày ký"), lambda row: row.decision.signed_on, "date", phone="nhan"),
            Column(gettext_lazy("Loại"), lambda row: row.get_sort_display(), phone="nhan"),
            Column(gettext_lazy("Về ai, đơn vị nào"), lambda row: row.about, phone="khoi"),
            Column(gettext_lazy("Hồ sơ"), lambda row: row.told, phone="nhan", link=lambda row: row.told_url, printed=False, exported=False),
            Column(gettext_lazy("Nơi ban hành"), lambda row: row.unit.name, phone="an"),
            Column(gettext_lazy("Theo mẫu"), lambda row: row.template.unit.name if row.template else _("mẫu có sẵn"), phone="an"),
        ),
    )

    template_name = "papers/decision_list.html"

    def context(self):
        return {**super().context(), "sorts": list(self.sorts())}

    def page_rows(self, rows):
        """The applications that each of them decided, in one query for the page."""
        decided = membership.applications_decided(by=self.by, decisions=[row.decision_id for row in rows if row.sort in OF_APPLICANTS])
        for row in rows:
            found = decided.get(row.decision_id, []) if row.sort in OF_APPLICANTS else []
            row.told = _("%(n)s đơn gia nhập") % {"n": len(found)} if len(found) > 1 else _("Đơn gia nhập") if found else ""
            row.told_url = applications_url(self.unit, row, found)
        return rows

    def sorts(self):
        """What may be decided from what the reader may see of the books."""
        if self.by.may(Permission.ISSUE_DECISION, self.unit):
            for sort in Sort:
                if self.by.may(Plans.VIEW_PLANS if sort in OF_UNITS else Members.VIEW_MEMBERS, self.unit):
                    yield {"label": sort.label, "url": reverse("papers:decision-issue", args=[self.unit.pk, sort.value])}

    def actions(self):
        return [{"label": _("Mẫu quyết định"), "icon": "tep", "url": reverse("papers:template-list", args=[self.unit.pk]), "main": False}]


def applications_url(unit, row, found):
    """The one application that a decision decided, or the list of all of them."""
    if len(found) > 1:
        return reverse("membership:application-list", args=[unit.pk]) + "?" + urlencode({"so": row.decision.number})
    return reverse("membership:application", args=[found[0].unit_id, found[0].pk]) if found else ""


def file_url(row):
    """Where the Word file of a decision is taken from."""
    return reverse("papers:decision-file", args=[row.unit_id, row.pk])


class OfSort:
    """What the screens of one sort of decision share."""

    def prepare(self):
        if self.kwargs["sort"] not in Sort.values:
            raise Http404
        self.sort = self.kwargs["sort"]
        super().prepare()


class IssueDecision(OfSort, ActionScreen):
    """Lập một quyết định từ mẫu."""

    action = decisions.issue
    form_class = forms.IssueDecision
    gives = ("unit", "sort")
    section = "organization"
    main_button = gettext_lazy("Lập quyết định")
    main_icon = "tep"
    not_done = gettext_lazy("Chưa lập quyết định")
    explanation = gettext_lazy("Máy điền mẫu từ sổ và lưu tệp Word cùng số quyết định. Tải về, in, trình ký.")
    confirmation = gettext_lazy("Đã lập. Bấm vào số quyết định để tải tệp Word.")

    @property
    def title(self):
        """Which sort."""
        return _("Quyết định: %(what)s") % {"what": Sort(self.sort).label.lower()}

    def given(self):
        return {"unit": self.unit, "sort": self.sort}

    def cancel_url(self):
        return reverse("papers:decision-list", args=[self.unit.pk])


class DecisionFile(UnitPage):
    """Tệp Word của một quyết định."""

    permission = str(Permission.VIEW_DECISIONS)

    def get(self, request, *args, **kwargs):
        """The file."""
        row = queries.decision(by=self.by, unit=self.unit, pk=self.kwargs["pk"])
        if row is None or row.unit_id != self.unit.pk:
            raise Http404
        return download(f"quyet-dinh-{row.sort}-{row.pk}.docx", bytes(row.content), WORD)
