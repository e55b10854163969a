"""Main sections of the room overview."""

from django.utils.translation import gettext_lazy as _

from congdoan.reports.choices import Permission as Reports
from congdoan.ui.navigation import section

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
