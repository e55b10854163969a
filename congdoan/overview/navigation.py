"""Main sections, fixed places and recordings of the room overview."""

from django.utils.translation import gettext_lazy as _

from congdoan.access.choices import Permission as Access
from congdoan.reports.choices import Permission as Reports
from congdoan.ui.navigation import door, recording, section
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
)
section(
    key="reports",
    label=_("Báo cáo"),
    icon="bc",
    url_name="overview:report-list",
    permission=str(Reports.VIEW_REPORT),
    place=60,
    on_phone=True,
)
door(key="search", url_name="overview:search", takes_unit=False)
door(key="help", url_name="overview:guide", takes_unit=False)
door(key="who", url_name="overview:who", alone="overview:who-mine")
door(key="log", url_name="overview:log", permission=str(Access.VIEW_LOG))
recording(
    label=_("Nhập sổ Excel"),
    hint=_("Đưa sổ đang giữ bằng Excel vào: xem trước từng dòng rồi mới ghi."),
    icon="tep",
    url_name="overview:import-list",
    permission=str(Workbooks.IMPORT_WORKBOOK),
    place=90,
    minutes=5,
)
