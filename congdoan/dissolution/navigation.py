"""Who may open the file of a unit that ends; its list is reached from the unit's page, the plan's page and the week."""

from django.urls import reverse

from congdoan.dissolution.choices import Permission
from congdoan.ui.opening import way


def _files(by, files):
    scope, found = by.scope(Permission.VIEW_FILES), {}
    for one in files:
        unit = next((each for each in (one.unit, one.receiver) if scope.contains(each)), None)
        if unit is not None:
            found[one.pk] = reverse("dissolution:file", kwargs={"unit_id": unit.pk, "pk": one.pk})
    return found


way("dissolution.dissolutionfile", _files)
