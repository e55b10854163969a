"""Main section Tổ chức."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from congdoan.organization.choices import Permission
from congdoan.ui.navigation import section
from congdoan.ui.opening import way

section(
    key="organization",
    label=_("Tổ chức"),
    icon="cay",
    url_name="organization:unit-tree",
    permission=str(Permission.VIEW_UNITS),
    place=50,
)


def _units(by, units):
    """The whole page of a unit, for those who may see it."""
    scope = by.scope(Permission.VIEW_UNITS)
    return {unit.pk: reverse("overview:unit", kwargs={"unit_id": unit.pk}) for unit in units if scope.contains(unit)}


way("units.unit", _units)
