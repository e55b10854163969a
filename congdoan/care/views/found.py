"""Finding the visit, notice or gift that an address names: not there, or not for these eyes, is 404."""

from django.http import Http404

from congdoan.care import queries
from congdoan.ui.screens import ActionScreen


def of_address(screen, query):
    """The record of the address; it must belong to the unit of the address."""
    found = query(by=screen.by, pk=screen.kwargs["pk"])
    if found is None or found.unit_id != screen.unit.pk:
        raise Http404
    return found


class RecordAction(ActionScreen):
    """An action on one record of the book. Subclasses say ``gives = ("visit",)`` and ``found_by``."""

    found_by = queries.visit

    def prepare(self):
        self.unit = self.find_unit()
        self.request.unit_in_focus = self.unit
        self.record = of_address(self, type(self).found_by)
        self.require()

    def given(self):
        return {self.gives[0]: self.record}

    def initial(self):
        return {"version": self.record.version}
