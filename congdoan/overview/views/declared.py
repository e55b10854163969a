"""Số khai báo: the list that the reports show, and recording, correcting, taking out one figure."""

from django.http import Http404
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from congdoan.indicators.actions import declared
from congdoan.indicators.choices import Permission
from congdoan.indicators.indicator import REGISTRY
from congdoan.kernel.money import format_number
from congdoan.kernel.periods import read_period
from congdoan.overview import queries
from congdoan.overview.declaring import FigureForm, label_of
from congdoan.ui.cancelling import Cancel
from congdoan.ui.screens import ActionScreen, ListScreen, RecordAction
from congdoan.ui.tables import Column, Table


class DeclaredFigures(ListScreen):
    """Số khai báo theo đơn vị, kỳ, chỉ tiêu; kèm nguồn."""

    query = queries.declared_figures
    section = "reports"
    title = print_title = _("Số khai báo")
    file_name = "so-khai-bao.xlsx"
    order = ("-period", "indicator", "pk")
    things = _("số")
    empty_title = _("Chưa khai số nào")
    empty_text = _("Năm nào chỉ còn con số trong sổ giấy, không còn từng dòng, thì khai ở đây cùng nguồn; báo cáo ghi rõ “Số khai báo”.")
    empty_icon = "bc"

    @property
    def table(self):
        """Columns; the indicator opens the form of correction for those who may declare."""
        scope = self.by.scope(Permission.DECLARE_FIGURE)

        def link(row):
            return reverse("overview:declared-correct", args=[row.unit_id, row.pk]) if scope.contains(row.unit) else ""

        return Table(
            _("Số khai báo, kỳ mới trước"),
            (
                Column(_("Kỳ"), lambda row: capfirst(read_period(row.period).label), phone="khoi"),
                Column(_("Chỉ tiêu"), lambda row: label_of(row.indicator), link=link, phone="khoi"),
                Column(_("Số khai báo"), lambda row: row.value, "count", phone="nhan"),
                Column(_("Đơn vị tính"), lambda row: _unit_word(row.indicator)),
                Column(_("Nguồn"), lambda row: row.source, phone="khoi"),
                Column(_("Đơn vị"), lambda row: row.unit.name, phone="khoi"),
                Column(_("Người ghi"), lambda row: row.recorded_by.full_name, phone="an", printed=False),
            ),
        )

    def summary(self):
        return _t("Số đơn vị khai mà không còn từng dòng trong sổ. Nơi nào đã có dòng thì báo cáo đếm dòng, không dùng số khai.")

    def page_label(self, row):
        return read_period(row.period).label

    def actions(self):
        listed = [{"label": _t("Về báo cáo"), "icon": "bc", "url": reverse("overview:report-list", args=[self.unit.pk]), "main": False}]
        if self.by.may(Permission.DECLARE_FIGURE, self.unit):
            url = reverse("overview:declared-record", args=[self.unit.pk])
            listed.append({"label": _t("Khai một số"), "icon": "them", "url": url, "main": True})
        return listed


def _unit_word(key):
    indicator = REGISTRY.get(key)
    return str(indicator.measure_word) if indicator else ""


class Declare(ActionScreen):
    """Khai một số."""

    action = declared.record
    form_class = FigureForm
    section = "reports"
    title = _("Khai một số")
    explanation = _("Chỉ khai khi sổ không còn từng dòng. Báo cáo nào dùng số này cũng ghi rõ “Số khai báo” và giữ nguồn.")
    main_button = _("Ghi số khai báo")
    not_done = _("Chưa ghi số khai báo")

    def cancel_url(self):
        return reverse("overview:declared-list", args=[self.unit.pk])

    def done_sentence(self, result):
        words = {"label": label_of(result.indicator), "period": read_period(result.period).label, "value": format_number(result.value)}
        return _t("Đã ghi số khai báo: %(label)s, %(period)s: %(value)s.") % words


class OfFigure(RecordAction):
    """An action on one declared figure."""

    gives = ("figure",)
    section = "reports"
    cancel_label = _("Thôi, không sửa")

    def find(self):
        figure = queries.declared_figures(by=self.by, unit=self.unit).filter(pk=self.kwargs["pk"]).first()
        if figure is None:
            raise Http404
        return figure

    def cancel_url(self):
        return reverse("overview:declared-list", args=[self.unit.pk])


class CorrectDeclared(OfFigure):
    """Sửa số khai báo."""

    action = declared.correct
    form_class = FigureForm
    template_name = "overview/declared_form.html"
    title = _("Sửa số khai báo")
    main_button = _("Ghi bản đã sửa")
    not_done = _("Chưa sửa số khai báo")
    confirmation = _("Đã sửa số khai báo.")

    def initial(self):
        facts = {name: getattr(self.figure, name) for name in declared.FACTS}
        return {**super().initial(), **facts}

    def context(self):
        return {**super().context(), "cancel_figure": reverse("overview:declared-cancel", args=[self.unit.pk, self.figure.pk])}


class CancelDeclared(OfFigure):
    """Bỏ số khai báo khỏi sổ."""

    action = declared.cancel
    form_class = Cancel
    title = _("Bỏ số khai báo")
    main_button = _("Bỏ khỏi sổ")
    not_done = _("Chưa bỏ khỏi sổ")
    confirmation = _("Đã bỏ số khai báo. Dòng vẫn được giữ lại cùng lý do.")
    cancel_label = _("Thôi, giữ lại")

    @property
    def explanation(self):
        """Which figure."""
        figure = self.figure
        words = {"label": label_of(figure.indicator), "period": read_period(figure.period).label, "value": format_number(figure.value)}
        return _t("%(label)s, %(period)s: %(value)s. Bỏ rồi thì không còn vào báo cáo.") % words
