"""Quyết định đã lập, lập quyết định, tải tệp."""

from urllib.parse import urlencode

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from congdoan.membership import queries as membership
from congdoan.membership.choices import Permission as Members
from congdoan.papers import decision_queries, forms, queries, told
from congdoan.papers.actions import decisions
from congdoan.papers.choices import OF_UNITS, Permission, Sort
from congdoan.reorganization.choices import Permission as Plans
from congdoan.reports.writers import WRITERS
from congdoan.ui.screens import ActionScreen, ListScreen, UnitPage, UpTo
from congdoan.ui.screens.files import download
from congdoan.ui.tables import Column, Table

WORD = WRITERS["docx"].media_type


class DecisionList(UpTo, ListScreen):
    """Quyết định của đơn vị và cấp dưới: những gì sổ ghi theo quyết định nào, quyết định nào có bản chụp, tệp Word."""

    query = decision_queries.decisions
    filter_form = forms.DecisionFilter
    section = "organization"
    title = gettext_lazy("Quyết định")
    things = gettext_lazy("quyết định")
    order = ("-day", "-pk")
    happened = "day"
    day_words = gettext_lazy("Đang xem các quyết định đã ký đến hết ngày {day}; quyết định mà sổ chưa ghi ngày thì luôn hiện.")
    empty_icon = "tep"
    empty_title = gettext_lazy("Sổ chưa ghi quyết định nào ở đây")
    empty_text = gettext_lazy(
        "Ghi số, ngày ký, nơi ban hành khi lập, đổi, kết thúc đơn vị, kết nạp đoàn viên thì quyết định ấy hiện ở đây."
    )
    print_title = gettext_lazy("Danh sách quyết định")
    file_name = "quyet-dinh.xlsx"
    template_name = "papers/decision_list.html"

    @property
    def table(self):
        """The links are of this unit's files."""
        columns = (
            Column(_("Số"), lambda row: row.number, "name", link=lambda row: decision_url(self.unit, row)),
            Column(_("Ngày ký"), lambda row: row.signed_on, "date", phone="nhan"),
            Column(_("Nơi ban hành"), lambda row: row.issuer, phone="nhan"),
            Column(_("Việc đã ghi"), lambda row: row.told, phone="khoi", note=lambda row: row.place),
            Column(_("Tình trạng"), lambda row: row.stands[0], "badge", phone="nhan", badge=lambda row: row.stands[1], optional=True),
            Column(_("Bản chụp"), lambda row: scanned(row), "badge", badge=lambda row: "la" if row.many_scans else "nghe"),
            Column(
                _("Hồ sơ"), lambda row: row.file, phone="nhan", link=lambda row: row.file_url, optional=True, printed=False, exported=False
            ),
            Column(
                _("Tệp Word"),
                lambda row: _("Tải về") if row.word else "",
                link=lambda row: row.word and file_url(row.word),
                printed=False,
                exported=False,
                optional=True,
            ),
        )
        return Table(_("Quyết định, mới ký trước"), columns, numbered=self.request.GET.get("dang") == "in")

    def context(self):
        return {**super().context(), "sorts": list(self.sorts())}

    def page_rows(self, rows):
        """What each of them did, its scans, its paper, the applications that it decided: three queries for the page."""
        ids = [row.pk for row in rows]
        said = {each["pk"]: each for each in decision_queries.described(self.by, self.unit, ids, on=self.past_day)}
        papers = queries.papers_of(by=self.by, decisions=ids)
        decided = membership.applications_decided(by=self.by, decisions=[pk for pk in ids if said[pk]["many_applications"]])
        for row in rows:
            counts, found = said[row.pk], decided.get(row.pk, [])
            row.told, row.place, row.many_scans, row.word = told.in_words(counts), counts["place"], counts["many_scans"], papers.get(row.pk)
            row.stands = told.plan_state(counts["plan_state"])
            row.file = _("%(n)s đơn gia nhập") % {"n": len(found)} if len(found) > 1 else _("Đơn gia nhập") if found else ""
            row.file_url = applications_url(self.unit, row, found)
        return rows

    def sorts(self):
        """What may be decided from what the reader may see of the books."""
        if self.by.may(Permission.ISSUE_DECISION, self.unit):
            for sort in Sort:
                if self.by.may(Plans.VIEW_PLANS if sort in OF_UNITS else Members.VIEW_MEMBERS, self.unit):
                    yield {"label": sort.label, "url": reverse("papers:decision-issue", args=[self.unit.pk, sort.value])}

    def actions(self):
        return [{"label": _("Mẫu quyết định"), "icon": "tep", "url": reverse("papers:template-list", args=[self.unit.pk]), "main": False}]


def scanned(row):
    """How many scans a decision has, in words."""
    return _("%(n)s bản chụp") % {"n": row.many_scans} if row.many_scans else _("chưa có bản chụp")


def applications_url(unit, decision, found):
    """The one application that a decision decided, or the list of all of them."""
    if len(found) > 1:
        return reverse("membership:application-list", args=[unit.pk]) + "?" + urlencode({"so": decision.number})
    return reverse("membership:application", args=[found[0].unit_id, found[0].pk]) if found else ""


def decision_url(unit, decision):
    """The page of a decision as it is seen from a unit."""
    return reverse("papers:decision", args=[unit.pk, decision.pk])


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
    template_name = "papers/issue.html"
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
        row = queries.paper(by=self.by, unit=self.unit, pk=self.kwargs["pk"])
        if row is None or row.unit_id != self.unit.pk:
            raise Http404
        return download(f"quyet-dinh-{row.sort}-{row.pk}.docx", bytes(row.content), WORD)
