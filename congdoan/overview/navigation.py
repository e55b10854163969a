"""Main sections, fixed places and recordings of the room overview."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from congdoan.access.choices import Permission as Access
from congdoan.jobs.choices import Permission as Jobs
from congdoan.reports.choices import Permission as Reports
from congdoan.ui.navigation import door, recording, section
from congdoan.ui.opening import way
from congdoan.workbooks.choices import Permission as Workbooks

section(
    key="home",
    label=_("Việc tuần này"),
    short=_("Tuần này"),
    icon="tuan",
    url_name="overview:home",
    permission=None,
    place=10,
    on_phone=True,
    takes_unit=False,
    shown=lambda actor: bool(actor.units),
)
section(
    key="me",
    label=_("Công đoàn với tôi"),
    icon="tim",
    url_name="overview:me",
    permission=None,
    place=11,
    on_phone=True,
    takes_unit=False,
    shown=lambda actor: not actor.units,
)
door(key="me", url_name="overview:me", takes_unit=False)
section(
    key="reports",
    label=_("Báo cáo"),
    icon="bc",
    url_name="overview:report-list",
    permission=str(Reports.VIEW_REPORT),
    place=60,
    on_phone=True,
)
door(key="sessions", url_name="overview:sessions", takes_unit=False)
door(key="support_end", url_name="overview:support-end", takes_unit=False)
door(key="deputies", url_name="overview:deputies", takes_unit=False)
door(key="search", url_name="overview:search", takes_unit=False)
door(key="help", url_name="overview:guide", takes_unit=False)
door(key="who", url_name="overview:who", alone="overview:who-mine")
door(key="log", url_name="overview:log", permission=str(Access.VIEW_LOG))
door(key="runs", url_name="overview:run-list", permission=str(Jobs.VIEW_ALL_RUNS))
recording(
    label=_("Nhập sổ Excel"),
    hint=_("Đưa danh sách, sổ đang giữ bằng Excel lên: xem trước từng dòng rồi mới ghi."),
    icon="tep",
    url_name="overview:import-new",
    permission=str(Workbooks.IMPORT_WORKBOOK),
    place=35,
    minutes=5,
)


def _batches(by, batches):
    """An import, for those who may import at its unit."""
    scope = by.scope(Workbooks.IMPORT_WORKBOOK)
    seen = [batch for batch in batches if scope.contains(batch.unit)]
    return {batch.pk: reverse("overview:import", kwargs={"unit_id": batch.unit_id, "batch_id": batch.pk}) for batch in seen}


way("workbooks.batch", _batches)
