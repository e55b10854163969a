"""Main section Tổ chức."""

from django.utils.translation import gettext_lazy as _

from congdoan.organization.choices import Permission
from congdoan.ui.navigation import section

section(
    key="organization",
    label=_("Tổ chức"),
    icon="cay",
    url_name="organization:unit-tree",
    permission=str(Permission.VIEW_UNITS),
    place=50,
)
