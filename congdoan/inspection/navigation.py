"""Trang Kiểm tra của mục Quỹ, thu chi; a finding opens for those who may see it."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from congdoan.inspection.choices import Permission
from congdoan.ui.navigation import page
from congdoan.ui.opening import way

page(section="funds", label=_("Kiểm tra"), url_name="inspection:list", permission=str(Permission.VIEW_INSPECTIONS), place=80)


def _open(name):
    def find(by, rows):
        scope, found = by.scope(Permission.VIEW_INSPECTIONS), {}
        for row in rows:
            unit = row.unit if name == "inspection" else row.inspection.unit
            if scope.contains(unit):
                found[row.pk] = reverse(f"inspection:{name}", args=[unit.pk, row.pk])
        return found

    return find


way("inspection.inspection", _open("inspection"))
way("inspection.finding", _open("finding"))
