"""Workbooks to take away: the unit's whole book, an empty sample, an uploaded file with its mistakes marked."""

from pathlib import PurePath

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from congdoan.care.choices import Permission as Care
from congdoan.kernel import text
from congdoan.membership.choices import Permission as Members
from congdoan.overview.forms import Confirm, ExportBook
from congdoan.overview.views.preview import OfImport
from congdoan.ui.screens import FileScreen, UnitPage
from congdoan.ui.screens.files import download
from congdoan.workbooks import exporting, withheld
from congdoan.workbooks.actions import books
from congdoan.workbooks.choices import Permission

GUARDED_WORDS = (
    (_("số CCCD"), Members.VIEW_IDENTITY),
    (_("điện thoại"), Members.VIEW_MEMBERS),
    (_("lý do thăm hỏi"), Care.VIEW_VISIT_REASON),
)
"""What must be kept like a book on paper, where it is in the file."""


class ExportWorkbook(FileScreen):
    """Tải về sổ của đơn vị (Excel)."""

    action = books.export
    form_class = ExportBook
    template_name = "overview/export.html"
    title = _("Tải về sổ (Excel)")
    explanation = _("Cả sổ của đơn vị và cấp dưới trong một tệp: mỗi trang tính một loại việc, đưa lên lại được mà không đổi gì.")
    main_button = _("Tải về sổ (Excel)")
    main_icon = "tai"
    not_done = _("Chưa lấy được sổ")
    cancel_label = _("Thôi, không tải")

    def context(self):
        missing = withheld.withheld(by=self.by.without(*withheld.guards()), unit=self.unit)
        held = [words for words, permission in GUARDED_WORDS if self.by.may(permission, self.unit)]
        return {**super().context(), "missing": [one.sentence for one in missing], "held": ", ".join(map(str, held))}

    def cancel_url(self):
        return (
            reverse("overview:import-list", kwargs={"unit_id": self.unit.pk}) if self.by.may(Permission.IMPORT_WORKBOOK, self.unit) else "/"
        )

    def file_name(self, form):
        code = text.fold(self.unit.code).replace(" ", "-")
        return f"so-cong-doan-{code}-{self.by.today:%Y%m%d}.xlsx"


class SampleWorkbook(UnitPage):
    """Sổ mẫu: mọi trang tính với tiêu đề các cột, chưa có dòng nào."""

    permission = str(Permission.IMPORT_WORKBOOK)

    def get(self, request, *args, **kwargs):
        """The file."""
        return download("so-mau-cong-doan.xlsx", exporting.sample(by=self.by, unit=self.unit))


class MarkedWorkbook(OfImport, FileScreen):
    """Tải về tệp đã đưa lên, có đánh dấu chỗ sai."""

    action = books.mark_errors
    form_class = Confirm
    gives = ("batch",)
    template_name = "overview/import_undo.html"
    title = _("Tệp có đánh dấu chỗ sai")
    explanation = _("Dòng lỗi được tô màu, mỗi ô sai có lời chỉ cách sửa. Sửa xong đưa lên lại cả tệp: dòng đã ghi không bị ghi hai lần.")
    main_button = _("Tải về tệp có đánh dấu chỗ sai")
    main_icon = "tai"
    not_done = _("Chưa lấy được tệp")
    cancel_label = _("Về lần nhập")

    def context(self):
        return {**super().context(), "batch": None}

    def cancel_url(self):
        return self.at("import")

    def file_name(self, form):
        return f"{PurePath(self.batch.file_name).stem}-danh-dau.xlsx"
