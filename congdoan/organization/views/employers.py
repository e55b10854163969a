"""Cơ quan của đơn vị theo ngày: the list, one begun, one ended, a mistake taken back."""

from django.http import Http404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from congdoan.organization import employer_forms, queries
from congdoan.organization.actions import employers
from congdoan.organization.choices import Permission
from congdoan.organization.views import links
from congdoan.organization.views.dated import RecordedOfUnits
from congdoan.organization.views.units import OfUnit
from congdoan.ui.tables import Column, Table


class EmployerList(RecordedOfUnits):
    """Cơ quan, đơn vị sử dụng lao động của đơn vị này và cấp dưới, hôm nay, vào một ngày, hoặc từ trước đến nay."""

    query = queries.employments
    title = gettext_lazy("Cơ quan của đơn vị")
    things = gettext_lazy("dòng")
    order = ("unit__path", "-valid_from", "pk")
    filter_form = employer_forms.EmployerFilter
    adding = ("organization:employer-begin", gettext_lazy("Thêm cơ quan"))
    empty_title = gettext_lazy("Chưa ghi cơ quan nào")
    empty_text = gettext_lazy("Một công đoàn có thể ở nhiều cơ quan: ghi từng cơ quan kèm ngày bắt đầu.")
    print_title = gettext_lazy("Cơ quan, đơn vị sử dụng lao động có công đoàn")
    file_name = "co-quan.xlsx"

    @cached_property
    def table(self):
        """The links that change a row stand only before those who may."""
        scope = self.by.scope(Permission.RECORD_FACTS)

        def way(name):
            def url(row):
                may = scope.contains(row.unit) and (name == "employer-take-back" or row.valid_until is None)
                return reverse(f"organization:{name}", kwargs={"unit_id": row.unit_id, "pk": row.pk}) if may else ""

            return url

        ends, back = way("employer-end"), way("employer-take-back")
        columns = [
            Column(_("Cơ quan"), lambda row: row.employer.name, note=lambda row: row.employer.sector),
            Column(_("Đơn vị"), lambda row: row.unit.name, link=lambda row: links.unit_url(row.unit_id), phone="nhan"),
            Column(_("Từ ngày"), lambda row: row.valid_from, "date", phone="nhan"),
            Column(_("Đến hết ngày"), lambda row: row.last_day, "date", phone="nhan", optional=True),
            Column(_("Theo văn bản"), _papers, phone="an", optional=True, opens=lambda row: row.end_decision or row.decision),
        ]
        if not scope.is_empty:
            columns.append(Column(_("Việc"), lambda row: _("Ghi thôi") if ends(row) else "", link=ends, printed=False, exported=False))
            columns.append(
                Column(_("Ghi nhầm"), lambda row: _("Bỏ lần ghi") if back(row) else "", link=back, printed=False, exported=False)
            )
        return Table(_("Cơ quan, theo đơn vị"), tuple(columns), numbered=self.request.GET.get("dang") == "in")


def _papers(row):
    return "; ".join(paper.text for paper in (row.decision, row.end_decision) if paper is not None)


class BeginEmployer(OfUnit):
    """Thêm một cơ quan."""

    action = employers.begin
    form_class = employer_forms.BeginEmployer
    main_button = gettext_lazy("Ghi cơ quan")
    main_icon = "them"
    not_done = gettext_lazy("Chưa ghi")
    explanation = gettext_lazy("Một công đoàn có thể ở nhiều cơ quan. Những ngày trước đó giữ như cũ.")
    confirmation = gettext_lazy("Đã ghi cơ quan.")
    called = gettext_lazy("Thêm cơ quan của %(unit)s")

    def cancel_url(self):
        return reverse("organization:employer-list", kwargs={"unit_id": self.unit.pk})


class _OfWork(OfUnit):
    gives = ("work",)

    def prepare(self):
        self.work = queries.employment(unit=self.kwargs["unit_id"], pk=self.kwargs["pk"])
        if self.work is None:
            raise Http404
        super().prepare()

    @property
    def title(self):
        """Which employer of which unit."""
        return self.called % {"name": self.work.employer.name, "unit": self.unit.name}

    def given(self):
        return {"work": self.work}

    def cancel_url(self):
        return reverse("organization:employer-list", kwargs={"unit_id": self.unit.pk})


class EndEmployer(_OfWork):
    """Thôi một cơ quan."""

    action = employers.end
    form_class = employer_forms.EndEmployer
    main_button = gettext_lazy("Ghi thôi")
    not_done = gettext_lazy("Chưa ghi")
    confirmation = gettext_lazy("Đã ghi thôi. Những ngày trước đó vẫn như cũ.")
    called = gettext_lazy("%(unit)s thôi ở %(name)s")


class TakeBackEmployer(_OfWork):
    """Bỏ lần ghi nhầm."""

    action = employers.take_back
    form_class = employer_forms.TakeBackEmployer
    main_button = gettext_lazy("Bỏ lần ghi này")
    main_icon = "lui"
    not_done = gettext_lazy("Chưa bỏ được")
    cancel_label = gettext_lazy("Thôi, giữ nguyên")
    confirmation = gettext_lazy("Đã bỏ lần ghi nhầm.")
    called = gettext_lazy("Bỏ lần ghi nhầm: %(name)s của %(unit)s")

    @property
    def explanation(self):
        """What happens to this row."""
        if self.work.valid_until is not None:
            return _("Ngày thôi bị bỏ: cơ quan này lại là của đơn vị như trước khi ghi thôi.")
        return _("Dòng này bị bỏ hẳn, như chưa ghi. Cơ quan có thật mà nay không còn thì Ghi thôi.")
