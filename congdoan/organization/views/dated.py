"""Lists of what is recorded of units from a day on: today's, those of a day, or all that ever were."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from congdoan.organization.choices import Permission
from congdoan.ui.screens import AsOf, ListScreen


class RecordedOfUnits(AsOf, ListScreen):
    """Danh sách những gì ghi về đơn vị này và cấp dưới, theo ngày; ``adding``: (address, words) of the form that records another."""

    day_words = _("Đang xem như ngày {day}, với tên, nơi đứng của ngày ấy.")
    section = "organization"
    empty_icon = "cay"
    adding = ()

    def query_arguments(self):
        past = self.form.is_valid() and self.form.cleaned_data.get("ca") == "het"
        return {"on": None if past else self.day}

    def page_label(self, row):
        return row.unit.name

    def actions(self):
        if self.unit.closed_on is not None or not self.by.may(Permission.RECORD_FACTS, self.unit):
            return []
        name, label = self.adding
        return [{"label": label, "icon": "them", "url": reverse(name, kwargs={"unit_id": self.unit.pk}), "main": True}]
