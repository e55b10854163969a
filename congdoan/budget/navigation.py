"""Mục Dự toán, quyết toán và việc ghi nhận của phòng."""

from django.utils.translation import gettext_lazy as _

from congdoan.budget.choices import Permission
from congdoan.ui.navigation import section

section(
    key="budget",
    label=_("Dự toán, quyết toán"),
    icon="bc",
    url_name="budget:years",
    permission=str(Permission.VIEW_FILINGS),
    place=42,
)
