"""Lập, sửa, kết thúc đơn vị."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from congdoan.organization import forms, queries
from congdoan.organization.actions import units
from congdoan.organization.views import links
from congdoan.ui.screens import ActionScreen


class FoundUnit(ActionScreen):
    """Lập đơn vị trực thuộc."""

    action = units.found
    form_class = forms.FoundUnit
    gives = ("parent",)
    main_button = gettext_lazy("Lập đơn vị")
    main_icon = "them"
    not_done = gettext_lazy("Chưa lập đơn vị")

    @property
    def title(self):
        """Under whom."""
        return _("Lập đơn vị trực thuộc %(unit)s") % {"unit": self.unit.name}

    def given(self):
        return {"parent": self.unit}

    def cancel_url(self):
        return links.unit_url(self.unit.pk)

    def success_url(self, pk):
        return links.unit_url(pk) if pk else self.cancel_url()

    def done_sentence(self, result):
        return _("Đã lập %(unit)s, mã %(code)s.") % {"unit": result.name, "code": result.code}


class CorrectUnit(ActionScreen):
    """Sửa thông tin đơn vị."""

    action = units.correct
    form_class = forms.CorrectUnit
    main_button = gettext_lazy("Ghi thông tin đã sửa")
    not_done = gettext_lazy("Chưa sửa")
    explanation = gettext_lazy("Chỉ sửa chỗ ghi sai. Đổi tên, nhập, tách theo quyết định thì ghi ở Sắp xếp tổ chức để còn giữ tên cũ.")
    confirmation = gettext_lazy("Đã sửa thông tin đơn vị.")

    @property
    def title(self):
        """Which unit."""
        return _("Sửa thông tin %(unit)s") % {"unit": self.unit.name}

    def initial(self):
        return queries.facts_of_unit(self.unit)

    def cancel_url(self):
        return links.unit_url(self.unit.pk)


class CloseUnit(ActionScreen):
    """Kết thúc hoạt động của đơn vị."""

    action = units.close
    form_class = forms.CloseUnit
    main_button = gettext_lazy("Ghi kết thúc hoạt động")
    not_done = gettext_lazy("Chưa ghi kết thúc")
    explanation = gettext_lazy("Mọi chức vụ ở đơn vị thôi từ hôm sau. Sổ sách cũ vẫn mở xem được.")
    confirmation = gettext_lazy("Đã ghi kết thúc hoạt động.")

    @property
    def title(self):
        """Which unit."""
        return _("Kết thúc hoạt động %(unit)s") % {"unit": self.unit.name}

    def cancel_url(self):
        return links.unit_url(self.unit.pk)
