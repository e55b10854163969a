"""Main section Sắp xếp tổ chức: for whoever drafts plans."""

from django.utils.translation import gettext_lazy as _

from congdoan.reorganization.choices import Permission
from congdoan.ui.navigation import section

section(
    key="reorganization",
    label=_("Sắp xếp"),
    icon="hop",
    url_name="reorganization:plan-list",
    permission=str(Permission.DRAFT_PLAN),
    place=55,
)
