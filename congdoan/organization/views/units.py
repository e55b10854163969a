"""Lập, sửa, thay đổi theo quyết định, kết thúc đơn vị."""

import datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from congdoan.organization import forms, queries
from congdoan.organization.actions import changes, units
from congdoan.organization.views import links
from congdoan.ui.screens import ActionScreen
from congdoan.units import queries as tree


class OfUnit(ActionScreen):
    """What the forms about one unit share: ``called``, the heading with the unit's name, and the way back to its page."""

    called = ""

    @property
    def title(self):
        """What is done, to which unit."""
        return self.called % {"unit": self.unit.name}

    def cancel_url(self):
        return links.unit_url(self.unit.pk)


class FoundUnit(OfUnit):
    """Lập đơn vị trực thuộc."""

    action = units.found
    form_class = forms.FoundUnit
    gives = ("parent",)
    main_button = gettext_lazy("Lập đơn vị")
    main_icon = "them"
    not_done = gettext_lazy("Chưa lập đơn vị")

    called = gettext_lazy("Lập đơn vị trực thuộc %(unit)s")

    def given(self):
        return {"parent": self.unit}

    def success_url(self, pk):
        return links.unit_url(pk) if pk else self.cancel_url()

    def done_sentence(self, result):
        return _("Đã lập %(unit)s, mã %(code)s.") % {"unit": result.name, "code": result.code}


class CorrectUnit(OfUnit):
    """Sửa thông tin đơn vị."""

    action = units.correct
    form_class = forms.CorrectUnit
    main_button = gettext_lazy("Ghi thông tin đã sửa")
    not_done = gettext_lazy("Chưa sửa")
    explanation = gettext_lazy(
        "Chỉ sửa chỗ ghi sai. Đổi tên, loại, cấp trên theo quyết định thì bấm “Thay đổi theo quyết định” ở trang đơn vị, để còn giữ tên cũ."
    )
    confirmation = gettext_lazy("Đã sửa thông tin đơn vị.")

    called = gettext_lazy("Sửa thông tin %(unit)s")

    def initial(self):
        return queries.facts_of_unit(self.unit)


class ChangeUnit(OfUnit):
    """Đổi tên, loại, cấp trên theo quyết định."""

    action = changes.change
    form_class = forms.ChangeUnit
    main_button = gettext_lazy("Ghi thay đổi")
    not_done = gettext_lazy("Chưa ghi thay đổi")
    explanation = gettext_lazy(
        "Ghi một quyết định đổi tên, đổi loại hoặc chuyển cấp trên. Báo cáo của những ngày trước vẫn theo tên, cấp trên cũ."
    )
    confirmation = gettext_lazy("Đã ghi thay đổi. Tên, cấp trên cũ còn ở mục Những lần thay đổi.")

    called = gettext_lazy("Thay đổi %(unit)s theo quyết định")

    def initial(self):
        return queries.facts_to_change(self.unit)


class TakeBackChange(OfUnit):
    """Bỏ lần thay đổi mới nhất, ghi nhầm."""

    action = changes.take_back
    form_class = forms.TakeBackChange
    main_button = gettext_lazy("Bỏ lần thay đổi này")
    main_icon = "lui"
    template_name = "organization/unit_take_back.html"
    not_done = gettext_lazy("Chưa bỏ được")
    confirmation = gettext_lazy("Đã bỏ lần thay đổi ghi nhầm; đơn vị trở lại như trước đó.")
    cancel_label = gettext_lazy("Thôi, giữ nguyên")

    called = gettext_lazy("Bỏ lần thay đổi mới nhất của %(unit)s")

    def context(self):
        day = queries.last_change(self.unit)
        before = day and day - datetime.timedelta(days=1)
        return {**super().context(), "day": day, "now": self._on(day), "before": self._on(before)}

    def _on(self, day):
        """{"name", "kind", "parent"} of the unit as of a day, in words; None for no day."""
        if day is None:
            return None
        parent, kind = tree.parent_on(self.unit, day), tree.kind_on(self.unit, day)
        words = {"name": tree.name_on(self.unit, day), "kind": tree.kind_labels().get(kind, kind)}
        return {**words, "parent": tree.name_on(parent, day) if parent else ""}

    def initial(self):
        return {"version": self.unit.version}


class CloseUnit(OfUnit):
    """Kết thúc hoạt động của đơn vị."""

    action = units.close
    form_class = forms.CloseUnit
    main_button = gettext_lazy("Ghi kết thúc hoạt động")
    not_done = gettext_lazy("Chưa ghi kết thúc")
    explanation = gettext_lazy("Mọi chức vụ ở đơn vị thôi từ hôm sau. Sổ sách cũ vẫn mở xem được.")
    confirmation = gettext_lazy("Đã ghi kết thúc hoạt động.")

    called = gettext_lazy("Kết thúc hoạt động %(unit)s")
