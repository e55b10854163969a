"""Ghi một mục, thêm một việc, bỏ một việc thêm nhầm."""

from django.http import Http404
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from congdoan.dissolution import forms, queries, told
from congdoan.dissolution.actions import lines
from congdoan.dissolution.choices import Kind
from congdoan.dissolution.views import links
from congdoan.dissolution.views.files import OfFile
from congdoan.ui.screens import RecordAction


class _OfLine(RecordAction):
    gives = ("line",)
    section = "organization"
    cancel_label = gettext_lazy("Thôi, về hồ sơ")

    def find(self):
        found = queries.line(unit=self.unit, pk=self.kwargs["pk"])
        if found is None:
            raise Http404
        return found

    @property
    def title(self):
        """Which matter, of which unit."""
        return f"{self.record.words}: {self.record.file.unit.name}"

    def cancel_url(self):
        return links.file_url(self.record.file)


class SettleLine(_OfLine):
    """Ghi một mục bàn giao."""

    action = lines.settle
    form_class = forms.SettleLine
    main_button = gettext_lazy("Ghi mục này")
    not_done = gettext_lazy("Chưa ghi")
    confirmation = gettext_lazy("Đã ghi.")

    @property
    def explanation(self):
        """What the books say of it."""
        said = told.of([self.record.file], self.by.today)[self.record.file_id].get(Kind(self.record.kind))
        return _("Sổ ghi: %(what)s. %(open)s") % {"what": said.text, "open": said.stands_open} if said else ""

    def initial(self):
        return {name: getattr(self.record, name) for name in ("version", "state", "amount", "receiver", "proof", "remark")}


class RemoveLine(_OfLine):
    """Bỏ một việc thêm nhầm."""

    action = lines.remove
    form_class = forms.Plain
    main_button = gettext_lazy("Bỏ việc này")
    main_icon = "lui"
    not_done = gettext_lazy("Chưa bỏ")
    confirmation = gettext_lazy("Đã bỏ việc thêm nhầm.")


class SettleEmpty(OfFile):
    """Ghi “không có” một lần cho những mục sổ không ghi gì."""

    action = lines.settle_empty
    called = gettext_lazy("Ghi “không có” cho những mục sổ không ghi gì: %(unit)s")
    main_button = gettext_lazy("Ghi không có")
    not_done = gettext_lazy("Chưa ghi")
    explanation = gettext_lazy("Công nợ, tài sản và việc khác sổ không biết, nên vẫn để mở cho người xem tận nơi.")
    confirmation = gettext_lazy("Đã ghi. Những mục còn mở là việc phải làm.")


class AddLine(OfFile):
    """Thêm một việc."""

    action = lines.add
    form_class = forms.AddLine
    called = gettext_lazy("Thêm việc phải bàn giao: %(unit)s")
    main_button = gettext_lazy("Thêm")
    main_icon = "them"
    not_done = gettext_lazy("Chưa thêm")
    confirmation = gettext_lazy("Đã thêm.")

    def success_url(self, pk):
        return self.cancel_url()
