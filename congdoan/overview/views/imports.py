"""The import wizard's beginning: the list of imports and choosing the file."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from congdoan.jobs import queries as jobs
from congdoan.jobs.choices import Permission as Jobs
from congdoan.kernel.errors import Refused
from congdoan.overview import importing, policies, queries
from congdoan.overview.forms import ChooseWorkbook
from congdoan.overview.words import moment
from congdoan.ui.screens import ActionScreen, ListScreen
from congdoan.ui.tables import Column, Table
from congdoan.workbooks import policies as limits
from congdoan.workbooks import queries as workbooks
from congdoan.workbooks.actions import batches
from congdoan.workbooks.choices import BatchState, Permission


class ImportList(ListScreen):
    """Các lần nhập sổ Excel: ai, lúc nào, tệp nào, bao nhiêu dòng, đến đâu rồi."""

    query = queries.imports
    title = gettext_lazy("Các lần nhập sổ Excel")
    order = ("-made_at", "-pk")
    things = gettext_lazy("lần nhập")
    print_title = gettext_lazy("Các lần nhập sổ Excel")
    file_name = "cac-lan-nhap.xlsx"
    empty_icon = "tep"
    empty_title = gettext_lazy("Chưa nhập tệp nào")
    empty_text = gettext_lazy("Đơn vị đang giữ sổ bằng Excel thì đưa cả sổ vào đây một lần: xem trước từng dòng rồi mới ghi.")

    def prepare(self):
        super().prepare()
        columns = [
            Column(_("Tệp"), lambda row: row.file_name, link=self.link, phone="khoi"),
            Column(_("Người nhập"), lambda row: row.made_by.full_name, phone="khoi"),
            Column(_("Đưa lên lúc"), lambda row: moment(row.made_at), "date"),
            Column(_("Mới"), lambda row: row.counts.get("new", 0), "count", phone="nhan"),
            Column(_("Thay đổi"), lambda row: row.counts.get("changed", 0), "count", phone="nhan"),
            Column(_("Lỗi"), lambda row: row.counts.get("error", 0), "count", phone="nhan"),
            Column(_("Đến đâu"), lambda row: BatchState(row.state).label, "badge", badge=lambda row: importing.STATE_BADGES[row.state]),
            Column(_("Đơn vị"), lambda row: row.unit.name, phone="khoi"),
        ]
        self.table = Table(_("Các lần nhập, mới nhất trước"), tuple(columns))

    def link(self, row):
        """The batch's page, for those who may read its rows."""
        if row.state == BatchState.DISCARDED or not policies.may_read_rows(by=self.by, batch=row):
            return ""
        return reverse("overview:import", kwargs={"unit_id": row.unit_id, "batch_id": row.pk})

    def page_label(self, row):
        return moment(row.made_at)

    def actions(self):
        at = {"unit_id": self.unit.pk}
        runs = {"label": _("Việc máy làm trong nền"), "icon": "gio", "url": reverse("overview:run-list", kwargs=at), "main": False}
        return [
            *([runs] if self.by.may(Jobs.VIEW_RUNS, self.unit) else []),
            {"label": _("Tải về sổ của đơn vị (Excel)"), "icon": "tai", "url": reverse("overview:export", kwargs=at), "main": False},
            {"label": _("Nhập sổ Excel"), "icon": "them", "url": reverse("overview:import-new", kwargs=at), "main": True},
        ]

    def empty_action(self):
        return {"label": _("Chọn tệp sổ"), "url": reverse("overview:import-new", kwargs={"unit_id": self.unit.pk})}


class UploadWorkbook(ActionScreen):
    """Chọn tệp sổ: bước 1."""

    action = batches.preview
    form_class = ChooseWorkbook
    template_name = "overview/import_upload.html"
    title = gettext_lazy("Nhập sổ Excel")
    main_button = gettext_lazy("Đưa lên để xem trước")
    main_icon = "tep"
    not_done = gettext_lazy("Chưa đọc được tệp")
    cancel_label = gettext_lazy("Thôi, không nhập")

    def context(self):
        at = {"unit_id": self.unit.pk}
        return {
            **super().context(),
            "steps": importing.steps(None, 1, self),
            "step": 1,
            "list_url": importing.list_url(self.unit),
            "sample_url": reverse("overview:import-sample", kwargs=at),
            "export_url": reverse("overview:export", kwargs=at) if self.by.may(Permission.EXPORT_WORKBOOK, self.unit) else "",
        }

    def perform(self, form):
        """Reads at once, or hands a large file to the background job, if there is one."""
        try:
            if not (limits.is_large_file(form.cleaned_data["content"]) and jobs.any_worker_lives(now=self.by.now)):
                return super().perform(form)
            given = {**self.given(), **form.cleaned_data}
            return batches.receive(by=self.by, request_key=form.request_key, body_hash=form.body_hash(), **given)
        except Refused as refused:
            raise Refused(refused.sentence, field="file") from refused

    def upload_url(self):
        """This page."""
        return self.request.path

    def cancel_url(self):
        return reverse("overview:import-list", kwargs={"unit_id": self.unit.pk})

    def success_url(self, pk):
        batch = workbooks.batch(by=self.by, pk=pk)
        name = "import-columns" if importing.wants_a_look(batch) else "import"  # which lead on to the progress of a large file
        return reverse(f"overview:{name}", kwargs={"unit_id": self.unit.pk, "batch_id": pk})
