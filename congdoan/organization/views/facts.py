"""Trụ sở, con dấu, cơ quan của đơn vị theo ngày: the list, one statement recorded, the newest taken back."""

from django.http import Http404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from congdoan.organization import fact_forms, queries
from congdoan.organization.actions import facts
from congdoan.organization.choices import FactKind, Permission
from congdoan.organization.views import links
from congdoan.organization.views.dated import RecordedOfUnits
from congdoan.organization.views.units import OfUnit
from congdoan.ui.tables import Column, Table


class FactList(RecordedOfUnits):
    """Điều ghi về đơn vị này và cấp dưới, hôm nay, vào một ngày, hoặc từ trước đến nay."""

    query = queries.statements
    title = gettext_lazy("Trụ sở, con dấu, địa bàn, ngành")
    things = gettext_lazy("dòng")
    order = ("unit__path", "kind", "-valid_from", "pk")
    filter_form = fact_forms.FactFilter
    adding = ("organization:fact-state", gettext_lazy("Ghi thêm"))
    empty_title = gettext_lazy("Chưa ghi điều nào")
    empty_text = gettext_lazy("Ghi trụ sở, con dấu, cấp ủy, địa bàn, ngành của đơn vị kèm ngày có hiệu lực.")
    print_title = gettext_lazy("Thông tin về các đơn vị")
    file_name = "thong-tin-don-vi.xlsx"

    @cached_property
    def table(self):
        """The link that takes a line back stands only before those who may."""
        scope = self.by.scope(Permission.RECORD_FACTS)

        def back(row):
            given = {"unit_id": row.unit_id, "pk": row.pk}
            return reverse("organization:fact-take-back", kwargs=given) if row.valid_until is None and scope.contains(row.unit) else ""

        columns = [
            Column(_("Đơn vị"), lambda row: row.unit.name, link=lambda row: links.unit_url(row.unit_id)),
            Column(_("Điều ghi"), lambda row: row.get_kind_display(), phone="nhan"),
            Column(_("Nội dung"), lambda row: row.text, phone="nhan"),
            Column(_("Từ ngày"), lambda row: row.valid_from, "date", phone="nhan"),
            Column(_("Đến hết ngày"), lambda row: row.last_day, "date", phone="an"),
            Column(_("Theo văn bản"), lambda row: row.decision.text if row.decision else "", phone="an", opens=lambda row: row.decision),
        ]
        if not scope.is_empty:
            columns.append(Column(_("Việc"), lambda row: _("Bỏ dòng này") if back(row) else "", link=back, printed=False, exported=False))
        return Table(_("Điều ghi về đơn vị"), tuple(columns), numbered=self.request.GET.get("dang") == "in")


class StateFact(OfUnit):
    """Ghi một điều về đơn vị từ một ngày."""

    action = facts.state
    form_class = fact_forms.StateFact
    main_button = gettext_lazy("Ghi")
    not_done = gettext_lazy("Chưa ghi")
    explanation = gettext_lazy("Nội dung cũ vẫn còn và vẫn đúng cho những ngày trước.")
    confirmation = gettext_lazy("Đã ghi.")

    called = gettext_lazy("Trụ sở, con dấu, địa bàn, ngành của %(unit)s")

    def initial(self):
        asked = self.request.GET.get("dieu", "")
        return {"kind": asked} if asked in FactKind.values else {}


class TakeBackFact(OfUnit):
    """Bỏ dòng mới nhất ghi nhầm."""

    action = facts.take_back
    form_class = fact_forms.TakeBackFact
    gives = ("fact",)
    main_button = gettext_lazy("Bỏ dòng này")
    main_icon = "lui"
    not_done = gettext_lazy("Chưa bỏ được")
    cancel_label = gettext_lazy("Thôi, giữ nguyên")
    confirmation = gettext_lazy("Đã bỏ dòng ghi nhầm; nội dung trước đó lại có hiệu lực.")

    def prepare(self):
        self.fact = queries.fact(unit=self.kwargs["unit_id"], pk=self.kwargs["pk"])
        if self.fact is None:
            raise Http404
        super().prepare()

    @property
    def title(self):
        """What is taken back."""
        words = {"what": self.fact.get_kind_display(), "value": self.fact.text, "unit": self.unit.name}
        return _("Bỏ “%(what)s: %(value)s” của %(unit)s") % words

    def given(self):
        return {"fact": self.fact}
