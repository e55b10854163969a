"""Biên bản bàn giao thành tệp: của một đơn vị, của nhiều đơn vị."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from congdoan.dissolution import forms
from congdoan.dissolution.actions import printing
from congdoan.dissolution.views import links
from congdoan.kernel import text
from congdoan.reports.writers import WRITERS
from congdoan.ui.screens import FileScreen


class _Take(FileScreen):
    section = "organization"
    main_button = gettext_lazy("Lập biên bản")
    main_icon = "tai"
    not_done = gettext_lazy("Chưa lập được biên bản")
    privacy = gettext_lazy("Mỗi lần lập đều ghi vào nhật ký của đơn vị.")

    def initial(self):
        return {"form": "pdf"}

    def media_type(self, form):
        return WRITERS[form.cleaned_data["form"]].media_type

    def file_name(self, form):
        named = text.fold(self.about().code).replace(" ", "-")
        return f"bien-ban-ban-giao-{named}.{form.cleaned_data['form']}"

    def about(self):
        """The unit that names the file."""
        return self.unit


class TakeMinutes(_Take):
    """Biên bản của một đơn vị."""

    action = printing.take
    form_class = forms.TakeMinutes
    gives = ("unit", "file")
    cancel_label = gettext_lazy("Thôi, về hồ sơ")
    explanation = gettext_lazy("Chưa ký thì chỗ ngày, người đại diện để trống để ghi tay; ký rồi thì in tên, ngày đã ghi.")

    def prepare(self):
        self.unit = self.find_unit()
        self.request.unit_in_focus = self.unit
        self.require_unit()
        self.file = links.file_of(self)

    def require_unit(self):
        """The right is held at the side that asks, before the file is looked for."""
        type(self).action.check(by=self.by, unit=self.unit)

    @property
    def title(self):
        """Of which unit."""
        return _("Biên bản bàn giao: %(unit)s") % {"unit": self.file.unit.name}

    def given(self):
        return {"unit": self.unit, "file": self.file}

    def about(self):
        return self.file.unit

    def cancel_url(self):
        return links.file_url(self.file, unit_id=self.unit.pk)


class TakeAll(_Take):
    """Biên bản của nhiều đơn vị."""

    action = printing.take_all
    form_class = forms.TakeAll
    title = gettext_lazy("Biên bản bàn giao của nhiều đơn vị")
    cancel_label = gettext_lazy("Thôi, về danh sách")
    explanation = gettext_lazy("Một tệp, mỗi đơn vị một biên bản, theo danh sách đang lọc.")

    def initial(self):
        return {**super().initial(), "which": self.request.GET.get("nao", ""), "plan": self.request.GET.get("phuong_an", "")}

    def cancel_url(self):
        return links.list_url(self.unit)
