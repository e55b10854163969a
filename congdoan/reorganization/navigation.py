"""Main section Sắp xếp tổ chức: for those above the unions; a union reaches its few plans from its own page. And which plans hold a unit."""

from django.utils.translation import gettext_lazy as _

from congdoan.access.roles import Role
from congdoan.organization import planned
from congdoan.reorganization import holding
from congdoan.reorganization.choices import Permission
from congdoan.ui.navigation import section

ABOVE = (Role.SUPERIOR_OFFICER, Role.ADMINISTRATOR)

section(
    key="reorganization",
    label=_("Sắp xếp"),
    icon="hop",
    url_name="reorganization:plan-list",
    permission=str(Permission.DRAFT_PLAN),
    place=55,
    shown=lambda by: any(grant.role in ABOVE for grant in by.grants),
)
planned.answer(holding.titles)
